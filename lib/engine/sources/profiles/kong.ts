import type { JsonLogProfile } from '@/lib/engine/sources/json-log-profile';

/** Kong's http-log, file-log and tcp-log. Authorization headers are logged as REDACTED. */
export const kong: JsonLogProfile = {
  id: 'kong',
  title: 'Kong http-log',
  fields: {
    time: 'started_at',
    method: 'request.method',
    url: ['request.url', 'request.uri'],
    status: 'response.status',
    client: 'client_ip',
    latency: { member: 'latencies.request', unit: 'ms' },
    requestBytes: 'request.size',
    responseBytes: 'response.size',
    tls: 'request.tls.version',
    clientCertificate: 'request.tls.client_verify',
    user: ['authenticated_entity.id', 'consumer.id', 'consumer.username'],
    requestBody: 'request.body',
    responseBody: 'response.body',
  },
  requestHeaders: 'request.headers',
  responseHeaders: 'response.headers',
};
