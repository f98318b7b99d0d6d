import type { ColumnLogProfile } from '@/lib/engine/sources/column-log-profile';

/** Application Load Balancer. The latency is the sum of the times for receiving, the target and sending. */
export const awsAlb: ColumnLogProfile = {
  id: 'aws-alb',
  title: 'AWS Application Load Balancer access log',
  beginning: /^(?:https?|h2|grpcs|wss?) \d{4}-\d\d-\d\dT[\d:.]+Z \S+ \S+ \S+ \S+ \S+ \S+ \S+ \S+ \d+ \d+ "/,
  columns: [
    null,
    'time',
    null,
    'client',
    null,
    'latencySeconds',
    'latencySeconds',
    'latencySeconds',
    'status',
    null,
    'requestBytes',
    'responseBytes',
    'requestLine',
    { requestHeader: 'User-Agent' },
    null,
    'tls',
  ],
};
