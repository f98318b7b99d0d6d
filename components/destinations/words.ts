import type { DeliveryStatus, DestinationKind } from '@/lib/contracts/destination';
import type { OutboundKind } from '@/lib/contracts/outbound-event';

/** In the order in which they are offered. */
export const DESTINATION_WORDS: Record<DestinationKind, string> = {
  webhook: 'Webhook',
  slack: 'Slack',
  teams: 'Microsoft Teams',
};

export const ADDRESS_HINTS: Record<DestinationKind, string> = {
  webhook: 'Gets each event as a signed CloudEvent',
  slack: 'Of an incoming webhook: https://hooks.slack.com/services/…',
  teams: 'Of a workflow that posts what a webhook receives',
};

export const OUTBOUND_WORDS: Record<OutboundKind, string> = {
  'finding.opened': 'A finding is new',
  'finding.reopened': 'A finding is back',
  'finding.resolved': 'A finding is resolved',
  'finding.status-changed': 'A finding changes its status',
  'finding.assigned': 'A finding is assigned',
  'finding.commented': 'Somebody comments on a finding',
  'finding.undone': 'Somebody takes something back',
  'exception.requested': 'An exception is asked for',
  'exception.decided': 'An exception is decided',
  'exception.ending': 'An acceptance ends soon',
  'exception.ended': 'An exception has ended',
  'api.appeared': 'An API is new',
};

export const OUTBOUND_KINDS = Object.keys(OUTBOUND_WORDS) as OutboundKind[];

export const DELIVERY_WORDS: Record<DeliveryStatus, string> = {
  pending: 'Waits',
  delivered: 'Delivered',
  dead: 'Given up',
};
