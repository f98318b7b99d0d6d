import type { JsonLogProfile } from '@/lib/engine/sources/json-log-profile';

/** Traefik 2 and 3 with `accesslog.format=json`. Headers are there only if the configuration keeps them. */
export const traefik: JsonLogProfile = {
  id: 'traefik',
  title: 'Traefik JSON access log',
  fields: {
    time: ['StartUTC', 'StartLocal', 'time'],
    method: 'RequestMethod',
    url: 'RequestPath',
    host: ['RequestAddr', 'RequestHost'],
    scheme: 'RequestScheme',
    status: ['DownstreamStatus', 'OriginStatus'],
    client: ['ClientHost', 'ClientAddr'],
    latency: { member: 'Duration', unit: 'ns' },
    requestBytes: 'RequestContentSize',
    responseBytes: ['DownstreamContentSize', 'OriginContentSize'],
    tls: 'TLSVersion',
    clientCertificate: 'TLSClientSubject',
    user: 'ClientUsername',
  },
  requestHeaderPrefix: 'request_',
  responseHeaderPrefix: 'downstream_',
};
