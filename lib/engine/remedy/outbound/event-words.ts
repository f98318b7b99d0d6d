import type { OutboundEvent, OutboundKind, ToldFinding } from '@/lib/contracts/outbound-event';

export const KIND_WORDS: Readonly<Record<OutboundKind, string>> = {
  'finding.opened': 'New finding',
  'finding.reopened': 'Finding is back',
  'finding.resolved': 'Finding resolved',
  'finding.status-changed': 'Finding changed',
  'finding.assigned': 'Finding assigned',
  'finding.commented': 'Comment on a finding',
  'finding.undone': 'Taken back',
  'exception.requested': 'Exception asked for',
  'exception.decided': 'Exception decided',
  'exception.ending': 'Acceptance ends soon',
  'exception.ended': 'Exception ended',
  'api.appeared': 'New API',
};

const MOST_CHARS = 160;

/** What happened, in a sentence of plain text: names and codes, each bounded. */
export function sayEvent(event: OutboundEvent): string {
  const { api, finding, actor } = event;
  const what = finding ? sayFinding(finding, api.name) : short(api.name);
  return `${headOf(event)}: ${what}${actor === null ? '' : `, by ${short(actor)}`}`;
}

/** Where a person reads more. `base`: the deployment's address, without a slash at its end. */
export function linkOf({ api, finding }: OutboundEvent, base: string): string {
  return finding ? `${base}/findings?finding=${finding.id}` : `${base}/apis/${api.id}`;
}

function headOf({ kind, finding, isApproved }: OutboundEvent): string {
  if (isApproved !== null) return isApproved ? 'Exception approved' : 'Exception not approved';
  if (kind === 'finding.status-changed' && finding)
    return finding.verification === null
      ? `Finding is ${words(finding.status)}`
      : `Finding is ${words(finding.status)} (verification: ${finding.verification})`;
  if (kind === 'finding.assigned' && finding)
    return `Finding assigned to ${finding.assignee === null ? 'nobody' : short(finding.assignee)}`;
  return KIND_WORDS[kind];
}

function sayFinding({ severity, title, rule, method, path }: ToldFinding, api: string): string {
  const place = path === null ? '' : ` at ${[method, short(path)].filter(Boolean).join(' ')}`;
  return `${severity}, ${short(title)} (${rule})${place} of ${short(api)}`;
}

function words(status: string): string {
  return status.replaceAll('-', ' ');
}

function short(text: string): string {
  const chars = [...text.replace(/\s+/g, ' ')];
  return chars.length > MOST_CHARS ? `${chars.slice(0, MOST_CHARS - 1).join('')}…` : chars.join('');
}
