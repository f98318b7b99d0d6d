import type { Person } from '@/lib/contracts/account';
import type { FindingQuery } from '@/lib/contracts/finding';
import { isSteward } from '@/lib/contracts/permissions';
import type { MailSection } from '@/lib/engine/remedy/outbound/digest-mail';
import { browseFindings } from '../browse-findings';

const DAY_MS = 86_400_000;
/** As `exception.ending` is told: 14 days before. */
const ENDING_MS = 14 * DAY_MS;
const SHOWN = 10;
const LOOKED_AT = 500;

/**
 * What somebody is told: of the APIs that their teams own; without a team stewards of every API, and others of what is
 * assigned to them.
 */
export async function gatherDigest(
  { id, role, teams }: Person,
  { since, now }: { since: Date; now: Date },
): Promise<MailSection[]> {
  const own = { assignee: id };
  const scope = teams.length > 0 ? { team: teams.map(({ name }) => name) } : isSteward(role) ? {} : own;
  const query = (filter: Partial<FindingQuery>) =>
    browseFindings({ sort: 'urgency', limit: SHOWN, ...filter }, now);
  const [latest, overdue, assigned, waiting, accepted] = await Promise.all([
    query({ ...scope, sort: 'opened', limit: LOOKED_AT }),
    query({ ...scope, overdue: true, sort: 'due' }),
    query(own),
    isSteward(role) ? query({ ...scope, waiting: true }) : { findings: [], total: 0 },
    query({ ...scope, status: ['risk-accepted'], limit: LOOKED_AT }),
  ]);
  const fresh = latest.findings.filter(({ openedAt }) => Date.parse(openedAt) >= since.getTime());
  const soon = accepted.findings
    .filter(
      ({ acceptedUntil }) => acceptedUntil !== null && Date.parse(acceptedUntil) <= now.getTime() + ENDING_MS,
    )
    .toSorted((a, b) => String(a.acceptedUntil).localeCompare(String(b.acceptedUntil)));
  const whole = { isMore: false };
  return [
    {
      title: 'new',
      total: fresh.length,
      isMore: fresh.length === LOOKED_AT,
      findings: fresh,
      path: '/findings?sort=opened',
    },
    { title: 'overdue', ...overdue, ...whole, path: '/findings?overdue=true' },
    { title: 'assigned to you', ...assigned, ...whole, path: `/findings?assignee=${encodeURIComponent(id)}` },
    { title: 'waiting for a decision', ...waiting, ...whole, path: '/findings?waiting=true' },
    {
      title: 'accepted and ending soon',
      total: soon.length,
      isMore: false,
      findings: soon,
      path: '/findings?status=risk-accepted',
    },
  ];
}
