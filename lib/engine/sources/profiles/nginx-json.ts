import type { JsonLogProfile } from '@/lib/engine/sources/json-log-profile';

/** nginx has no JSON log of its own: these are its variables' names, under which nearly everybody logs them. */
export const nginxJson: JsonLogProfile = {
  id: 'nginx-json',
  title: 'nginx JSON access log',
  fields: {
    time: ['time_iso8601', 'msec', 'time_local', '@timestamp', 'timestamp', 'time'],
    requestLine: 'request',
    method: ['request_method', 'method'],
    url: ['request_uri', 'url'],
    path: ['uri', 'path'],
    query: ['args', 'query_string'],
    host: ['http_host', 'host', 'server_name'],
    scheme: 'scheme',
    status: 'status',
    client: ['remote_addr', 'client_ip', 'clientip'],
    latency: { member: 'request_time', unit: 's' },
    requestBytes: ['request_length', 'content_length'],
    responseBytes: ['body_bytes_sent', 'bytes_sent', 'bytes'],
    tls: 'ssl_protocol',
    clientCertificate: 'ssl_client_verify',
    user: 'remote_user',
    requestType: 'content_type',
    responseType: 'sent_http_content_type',
  },
  requestHeader: {
    'User-Agent': ['http_user_agent', 'user_agent', 'agent'],
    Referer: ['http_referer', 'http_referrer'],
  },
  requestHeaderPrefix: 'http_',
  responseHeaderPrefix: 'sent_http_',
};
