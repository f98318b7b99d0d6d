import type { JsonLogProfile } from '@/lib/engine/sources/json-log-profile';

/** Envoy's and Istio's JSON log: Istio's default member names, and the operators' names spelt out. */
export const envoy: JsonLogProfile = {
  id: 'envoy',
  title: 'Envoy or Istio JSON access log',
  fields: {
    time: ['start_time', 'start-time', 'timestamp'],
    method: ['method', ':method', 'request_method'],
    url: ['x_envoy_original_path', 'path', ':path', 'request_path'],
    host: ['authority', ':authority', 'host', 'requested_server_name'],
    scheme: ['scheme', ':scheme', 'x_forwarded_proto'],
    status: ['response_code', 'response-code', 'status'],
    client: ['downstream_remote_address', 'downstream_direct_remote_address', 'x_forwarded_for'],
    latency: { member: 'duration', unit: 'ms' },
    requestBytes: ['bytes_received', 'bytes-received'],
    responseBytes: ['bytes_sent', 'bytes-sent'],
    tls: 'downstream_tls_version',
    clientCertificate: [
      'downstream_peer_subject',
      'downstream_peer_uri_san',
      'downstream_peer_fingerprint_256',
    ],
    route: 'route_name',
    user: ['jwt_sub', 'principal'],
    requestType: 'content_type',
    responseType: 'response_content_type',
  },
  requestHeader: {
    Authorization: 'authorization',
    'User-Agent': ['user_agent', 'user-agent'],
    'X-Forwarded-For': ['x_forwarded_for', 'x-forwarded-for'],
    'X-Request-Id': ['request_id', 'x-request-id'],
  },
};
