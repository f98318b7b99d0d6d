import type { JsonLogProfile } from '@/lib/engine/sources/json-log-profile';

/** HAProxy's log by the log-format of docs/sources/haproxy.md: HAProxy has no JSON log of its own. */
export const haproxy: JsonLogProfile = {
  id: 'haproxy',
  title: 'HAProxy JSON log',
  fields: {
    time: 'accept_ms',
    method: 'method',
    url: 'uri',
    host: 'host',
    status: 'status',
    client: 'client',
    latency: { member: 'total_ms', unit: 'ms' },
    requestBytes: 'request_bytes',
    responseBytes: 'response_bytes',
    tls: 'tls',
    clientCertificate: 'client_certificate',
  },
  requestHeader: { Authorization: 'authorization', 'User-Agent': 'user_agent' },
};
