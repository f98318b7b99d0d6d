import type { ColumnLogProfile } from '@/lib/engine/sources/column-log-profile';

/** Envoy's text log as it is without a format. Envoy shows the peer in `X-Forwarded-For` alone. */
export const envoyText: ColumnLogProfile = {
  id: 'envoy-text',
  title: 'Envoy text access log',
  beginning: /^\[\d{4}-\d\d-\d\dT[\d:.]+Z\] "[^"]*" \d+ \S+ \d+ \d+ \d+ \S+ "/,
  columns: [
    'time',
    'requestLine',
    'status',
    null,
    'requestBytes',
    'responseBytes',
    'latency',
    null,
    'client',
    { requestHeader: 'User-Agent' },
    { requestHeader: 'X-Request-Id' },
    'host',
  ],
};
