import { describe, expect, it } from 'vitest';
import type { NewAssignmentRule } from '@/lib/contracts/assignment';
import type { FindingRow } from '@/lib/contracts/finding';
import { makeLine, NOW } from '@/testing/exchange-lines';
import { givePerson } from '@/testing/people';
import { deliver, withServices } from '@/testing/services';
import { createTeam, deleteTeam } from './accounts/teams';
import { actOnFindings } from './act-on-findings';
import {
  applyAssignmentRules,
  browseAssignmentRules,
  makeAssignmentRule,
  orderAssignmentRules,
  removeAssignmentRule,
} from './assignment-rules';
import { browseFindings } from './browse-findings';
import { inspectFinding } from './inspect-finding';
import { judgeAll } from './judge-stale';

const services = withServices();
const DAY_MS = 86_400_000;

/** Open requests to two APIs, judged at `now`. */
async function findOpen(now = NOW): Promise<FindingRow[]> {
  const lines = ['orders', 'cards'].flatMap((name) =>
    Array.from({ length: 5 }, (_, i) =>
      makeLine({
        time: new Date(NOW.getTime() - DAY_MS + i * 1000).toISOString(),
        url: `https://${name}.example.com/${name}`,
        authentication: 'absent',
      }),
    ),
  );
  await deliver(lines);
  await judgeAll(now);
  return (await browseFindings({ sort: 'opened', limit: 100 }, now)).findings;
}

const make = (rule: Partial<NewAssignmentRule>) =>
  makeAssignmentRule({ rule: '', api: '', path: '', owner: null, person: null, team: null, ...rule });

const assigneesOf = (findings: readonly FindingRow[]) =>
  Object.fromEntries(findings.map(({ rule, api, assignee }) => [`${rule} ${api}`, assignee?.name ?? null]));

describe('a new finding', () => {
  it('goes to whom the first rule that fits names, and says so', async () => {
    const ada = await givePerson('developer', { email: 'ada@example.com' });
    const payments = (await createTeam('Payments')).id;
    await make({ rule: 'AUTH', api: 'cards.*', team: payments });
    await make({ path: '/orders', person: ada.id });
    const findings = await findOpen();
    const assignees = assigneesOf(findings);
    expect(assignees['AUTH-01 cards.example.com']).toBe('Payments');
    expect(assignees['AUTH-01 orders.example.com']).toBe(ada.name);
    expect(assignees['INV-01 cards.example.com']).toBeNull();
    const auth = findings.find(({ rule, api }) => rule === 'AUTH-01' && api.startsWith('cards'));
    const { events, version } = await inspectFinding(auth?.id as number, NOW);
    expect(events.at(-1)).toMatchObject({
      kind: 'assigned',
      says: 'Assigned to Payments by a rule.',
      actor: null,
    });
    expect(version).toBe(2);
  });

  it('that comes back goes to whom the rules name now, unless it is somebody’s', async () => {
    await findOpen();
    await services.query('UPDATE "Finding" SET "status" = 4, "resolvedAt" = $1', [NOW]);
    await make({ team: (await createTeam('Platform')).id });
    const back = await findOpen(new Date(NOW.getTime() + 1000));
    expect(new Set(Object.values(assigneesOf(back)))).toEqual(new Set(['Platform']));
  });

  it('is nobody’s when the person is switched off, and when the team is gone', async () => {
    const ada = await givePerson('developer', { email: 'ada@example.com' });
    const team = (await createTeam('Platform')).id;
    await make({ person: ada.id });
    await make({ team });
    await services.query('UPDATE "User" SET "isDisabled" = true WHERE "id" = $1', [ada.id]);
    await deleteTeam(team);
    expect(await browseAssignmentRules()).toHaveLength(1);
    expect(new Set(Object.values(assigneesOf(await findOpen())))).toEqual(new Set([null]));
  });
});

describe('the rules', () => {
  it('can be applied to what is nobody’s, ordered and removed', async () => {
    const [first, second] = [(await createTeam('First')).id, (await createTeam('Second')).id];
    const findings = await findOpen();
    const [a, b] = [await make({ team: first }), await make({ owner: null, team: second })];
    await orderAssignmentRules([b.id, a.id]);
    expect(await applyAssignmentRules(NOW)).toBe(findings.length);
    expect(await applyAssignmentRules(NOW)).toBe(0);
    const after = (await browseFindings({ sort: 'opened', limit: 100 }, NOW)).findings;
    expect(new Set(Object.values(assigneesOf(after)))).toEqual(new Set(['Second']));
    await removeAssignmentRule(b.id);
    expect(await browseAssignmentRules()).toMatchObject([{ id: a.id }]);
  });

  it('are refused when they name nobody who is there, or an order that is not theirs', async () => {
    await expect(make({ team: 99 })).rejects.toThrow('no team 99');
    await expect(make({ person: 'nobody' })).rejects.toThrow('no person nobody');
    const { id } = await make({ team: (await createTeam('Platform')).id });
    await expect(orderAssignmentRules([id, id])).rejects.toThrow('changed meanwhile');
    await expect(orderAssignmentRules([])).rejects.toThrow('changed meanwhile');
    await expect(removeAssignmentRule(id + 1)).rejects.toThrow('no assignment rule');
  });
});

describe('whom a comment names', () => {
  it('finds it among what names them', async () => {
    const [ada, bob] = [
      await givePerson('analyst', { email: 'ada@example.com' }),
      await givePerson('developer', { email: 'bob@example.com' }),
    ];
    const [found] = await findOpen();
    const { id, version } = found as FindingRow;
    const text = `@${bob.name}: is it yours?`;
    await actOnFindings({ act: { kind: 'comment', text }, findings: [{ id, version }] }, ada, NOW);
    const naming = async (person: string) =>
      (await browseFindings({ mentions: person, sort: 'opened', limit: 10 }, NOW)).findings.map(
        (one) => one.id,
      );
    expect(await naming(bob.id)).toEqual([id]);
    expect(await naming(ada.id)).toEqual([]);
  });
});
