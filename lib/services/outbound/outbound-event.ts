import type { OutboundEvent } from '@/lib/contracts/outbound-event';
import type { OutboxRow } from '@/lib/data/outbound/outbox';
import { isApproval, outboundKindOf } from '@/lib/engine/remedy/outbound/outbound-kind';
import { titleOf } from '../rule-words';

/** What was written down as others are told of it; `null` for what they are not. */
export function toOutboundEvent({ id, at, cause, actor, api, finding }: OutboxRow): OutboundEvent | null {
  const told = { id, at, actor, api };
  if (cause === 'appeared') return { ...told, kind: 'api.appeared', finding: null, isApproved: null };
  if (finding === null) return null;
  const change = { kind: cause, status: finding.status, previousStatus: finding.previousStatus };
  const kind = outboundKindOf(change);
  if (kind === null) return null;
  return {
    ...told,
    kind,
    finding: { ...finding, title: titleOf(finding.rule) },
    isApproved: isApproval(kind, change),
  };
}
