import type { JsonLogProfile } from '@/lib/engine/sources/json-log-profile';

/** Elastic Common Schema, and the HTTP attributes of OpenTelemetry, which share most names; nested or with dots. */
export const ecsJson: JsonLogProfile = {
  id: 'ecs-json',
  title: 'JSON access log in Elastic Common Schema or OpenTelemetry names',
  fields: {
    time: ['@timestamp', 'timestamp', 'time', 'start_time'],
    method: ['http.request.method', 'http.method'],
    url: ['url.full', 'url.original', 'http.url', 'http.target'],
    path: 'url.path',
    query: 'url.query',
    host: ['url.domain', 'server.address', 'http.host', 'destination.domain'],
    scheme: ['url.scheme', 'http.scheme'],
    status: ['http.response.status_code', 'http.status_code'],
    client: ['client.ip', 'client.address', 'source.ip', 'source.address', 'http.client_ip'],
    latency: { member: 'event.duration', unit: 'ns' },
    requestBytes: ['http.request.body.bytes', 'http.request.body.size', 'http.request.bytes'],
    responseBytes: ['http.response.body.bytes', 'http.response.body.size', 'http.response.bytes'],
    tls: ['tls.version', 'tls.protocol.version'],
    clientCertificate: ['tls.client.subject', 'tls.client.x509.subject.distinguished_name'],
    route: 'http.route',
    user: ['user.name', 'user.id', 'enduser.id'],
    requestType: 'http.request.mime_type',
    responseType: 'http.response.mime_type',
    requestBody: 'http.request.body.content',
    responseBody: 'http.response.body.content',
  },
  requestHeaders: 'http.request.headers',
  responseHeaders: 'http.response.headers',
  requestHeader: { 'User-Agent': 'user_agent.original', Referer: 'http.request.referrer' },
};
