import type { JsonLogProfile } from '@/lib/engine/sources/json-log-profile';

/** Caddy 2. Credentials are logged as REDACTED, before 2.7 as an empty list, so that they came is still seen. */
export const caddy: JsonLogProfile = {
  id: 'caddy',
  title: 'Caddy JSON access log',
  fields: {
    time: 'ts',
    method: 'request.method',
    url: 'request.uri',
    host: 'request.host',
    status: 'status',
    client: ['request.client_ip', 'request.remote_ip', 'request.remote_addr'],
    latency: { member: 'duration', unit: 's' },
    requestBytes: 'bytes_read',
    responseBytes: 'size',
    tls: 'request.tls.version',
    clientCertificate: ['request.tls.client_common_name', 'request.tls.client_serial'],
    user: 'user_id',
  },
  emptiesCredentials: true,
  requestHeaders: 'request.headers',
  responseHeaders: 'resp_headers',
};
