import type { JsonLogProfile } from '@/lib/engine/sources/json-log-profile';

/** Gnomon's own exchange format: docs/exchange.schema.json. */
export const ndjson: JsonLogProfile = {
  id: 'ndjson',
  title: 'Gnomon NDJSON exchanges',
  fields: {
    time: 'time',
    method: 'method',
    url: 'url',
    host: 'host',
    path: 'path',
    status: 'status',
    client: 'clientIp',
    latency: { member: 'latencyMs', unit: 'ms' },
    requestBytes: 'requestBytes',
    responseBytes: 'responseBytes',
    tls: 'tls',
    route: 'route',
    authentication: 'authentication',
    requestBody: 'requestBody',
    responseBody: 'responseBody',
  },
  requestHeaders: 'requestHeaders',
  responseHeaders: 'responseHeaders',
  needsHost: true,
  needsRfc3339: true,
};
