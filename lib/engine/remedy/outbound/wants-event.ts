import type { DestinationWish } from '@/lib/contracts/destination';
import type { OutboundEvent } from '@/lib/contracts/outbound-event';
import { Severity } from '@/lib/contracts/rule';

/** Whether a destination is told of an event. A new API has no team yet, so whoever asks for teams is not told of it. */
export function wantsEvent(
  { events, minSeverity, teamIds, apiIds }: DestinationWish,
  { kind, api, finding }: OutboundEvent,
): boolean {
  if (!events.includes(kind)) return false;
  if (minSeverity !== null && finding && rankOf(finding.severity) > rankOf(minSeverity)) return false;
  if (teamIds.length > 0 && (api.teamId === null || !teamIds.includes(api.teamId))) return false;
  return apiIds.length === 0 || apiIds.includes(api.id);
}

/** The worst is the first. */
function rankOf(severity: Severity): number {
  return Severity.options.indexOf(severity);
}
