import type { OutboundEvent, ToldFinding } from '@/lib/contracts/outbound-event';

export function makeEvent({
  finding,
  ...over
}: Partial<Omit<OutboundEvent, 'finding'>> & { finding?: Partial<ToldFinding> | null } = {}): OutboundEvent {
  return {
    id: '3f1c1f0e-5f0c-4a53-9d6e-0d5a4f1f6b11',
    kind: 'finding.opened',
    at: '2026-11-27T02:00:00.000Z',
    actor: null,
    api: { id: 3, name: 'Orders', teamId: 7, team: 'Shop' },
    finding: finding === null ? null : { ...FINDING, ...finding },
    isApproved: null,
    ...over,
  };
}

const FINDING: ToldFinding = {
  id: 12,
  rule: 'AUTH-01',
  title: 'Unauthenticated endpoint',
  severity: 'high',
  status: 'open',
  previousStatus: null,
  verification: null,
  method: 'GET',
  path: '/orders/{id}',
  assignee: null,
};
