import type { FindingEvent, FindingStatus } from '@/lib/contracts/finding';
import type { OutboundKind } from '@/lib/contracts/outbound-event';

/** An entry of a finding's history, as far as it decides what others are told. */
export interface ToldChange {
  kind: FindingEvent['kind'];
  status: FindingStatus;
  /** `null` where the entry changed no status. */
  previousStatus: FindingStatus | null;
}

const PLAIN: Readonly<Partial<Record<FindingEvent['kind'], OutboundKind>>> = {
  opened: 'finding.opened',
  reopened: 'finding.reopened',
  resolved: 'finding.resolved',
  assigned: 'finding.assigned',
  commented: 'finding.commented',
  requested: 'exception.requested',
  rejected: 'exception.decided',
  warned: 'exception.ending',
};

/** As what others are told of an entry; `null`: they are not, as a new template changes nothing for them. */
export function outboundKindOf({ kind, status, previousStatus }: ToldChange): OutboundKind | null {
  if (kind === 'moved') return null;
  const plain = PLAIN[kind];
  if (plain) return plain;
  const isChanged = previousStatus !== null && previousStatus !== status;
  if (isChanged && isExcepted(status)) return 'exception.decided';
  if (isChanged && isExcepted(previousStatus)) return 'exception.ended';
  return kind === 'undone' && !isChanged ? 'finding.undone' : 'finding.status-changed';
}

/** How an exception was decided; `null` for what decides none. */
export function isApproval(kind: OutboundKind, change: ToldChange): boolean | null {
  return kind === 'exception.decided' ? change.kind !== 'rejected' : null;
}

function isExcepted(status: FindingStatus): boolean {
  return status === 'risk-accepted' || status === 'false-positive';
}
