import type { ColumnLogProfile } from '@/lib/engine/sources/column-log-profile';

/** Istio's text log, its default encoding. Between flags and sizes it has three columns of why a request failed. */
export const istioText: ColumnLogProfile = {
  id: 'istio-text',
  title: 'Istio text access log',
  beginning: /^\[\d{4}-\d\d-\d\dT[\d:.]+Z\] "[^"]*" \d+ \S+ \S+ \S+ "[^"]*" \d+ \d+ \d+ \S+ "/,
  columns: [
    'time',
    'requestLine',
    'status',
    null,
    null,
    null,
    null,
    'requestBytes',
    'responseBytes',
    'latency',
    null,
    { requestHeader: 'X-Forwarded-For' },
    { requestHeader: 'User-Agent' },
    { requestHeader: 'X-Request-Id' },
    'host',
    null,
    null,
    null,
    null,
    'client',
    null,
    'route',
  ],
};
