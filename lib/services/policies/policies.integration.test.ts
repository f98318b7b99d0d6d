import { describe, expect, it } from 'vitest';
import { Policy, type PolicyResult } from '@/lib/contracts/policy';
import { addTeam } from '@/lib/data/accounts/teams';
import { database } from '@/lib/data/client';
import { makeLine, NOW } from '@/testing/exchange-lines';
import { givePerson } from '@/testing/people';
import { deliver, withServices } from '@/testing/services';
import { judgeAll } from '../judge-stale';
import { apiLifecycle, changeApiStanding } from '../lifecycle';
import { setStewardship } from '../stewardship';
import { browsePolicies, inspectPolicy, tryPolicy } from './browse-policies';
import { applyPolicies, changePolicy, createPolicy, removePolicy } from './change-policies';
import { keepPolicyDays } from './keep-policy-days';
import { askPolicyException, decideOnPolicyException, withdrawPolicyException } from './policy-exceptions';

const services = withServices();
const DAY_MS = 86_400_000;
const SHOP = 'shop.example.com';
const BILLS = 'bills.example.com';
const dayAfter = (days: number): Date => new Date(NOW.getTime() + days * DAY_MS);
const dayOf = (days: number): string => dayAfter(days).toISOString().slice(0, 10);
const policy = (over: object): Policy => Policy.parse({ name: 'one', title: 'One', about: 'api', ...over });
const OWNED = policy({ must: { hasOwner: true } });
const WRITES = policy({ about: 'endpoint', scope: { writes: true }, must: { observed: 'always' } });

/** Two APIs: one answers writes to anybody, the other is read with credentials. */
async function makeEstate(): Promise<void> {
  const at = (url: string, over: object) => makeLine({ url, time: dayAfter(-1).toISOString(), ...over });
  await deliver([
    at(`https://${SHOP}/orders`, { method: 'POST', requestHeaders: { accept: '*/*' } }),
    at(`https://${BILLS}/bills`, { requestHeaders: { authorization: 'Bearer abc' } }),
  ]);
  await judgeAll(NOW);
}

async function idOf(name: string): Promise<number> {
  const [row] = await services.query<{ id: number }>('SELECT "id" FROM "Api" WHERE "name" = $1', [name]);
  return row?.id as number;
}

async function hold(one: Policy, now = NOW): Promise<PolicyResult> {
  const tried = await tryPolicy(JSON.stringify({ policies: [one] }), now);
  if (!tried.isWhole) throw new Error(tried.problems.join());
  return tried.result;
}

const named = ({ failures }: PolicyResult): (string | null)[] =>
  failures.map(({ api, endpoint }) => endpoint ?? api);

describe('policies held against the inventory', () => {
  it('fail for what breaks them, by name and with the id of its page', async () => {
    await makeEstate();
    const owned = await hold(OWNED);
    expect(owned).toMatchObject({ passed: 0, failed: 2, unknown: 0 });
    expect(owned.failures.map(({ api, id }) => [api, id])).toEqual([
      [BILLS, await idOf(BILLS)],
      [SHOP, await idOf(SHOP)],
    ]);
    expect(await hold(WRITES)).toMatchObject({
      failed: 1,
      failures: [{ api: SHOP, endpoint: 'POST /orders', because: expect.stringContaining('never') }],
    });
  });

  it('see what people say of an API: its team, its exposure, its stage and its last day', async () => {
    await makeEstate();
    const [shop, team] = [await idOf(SHOP), await addTeam(database(), 'Shop')];
    const open = policy({ scope: { exposure: 'open' }, must: { hasOwner: true } });
    expect(await hold(open)).toMatchObject({ passed: 0, failed: 0, unknown: 2 });
    await setStewardship(shop, { team, exposure: 'open' });
    expect(await hold(open)).toMatchObject({ passed: 1, failed: 0, unknown: 1 });
    expect(named(await hold(policy({ must: { team: { not: ['Shop'] } } })))).toEqual([SHOP]);
    const dated = policy({ scope: { stage: 'deprecated' }, must: { sunsetInDays: { atMost: 30 } } });
    expect(await hold(dated)).toMatchObject({ passed: 0, failed: 0, unknown: 0 });
    const governor = await givePerson('governance');
    const goes = async (sunsetOn: string) => {
      const { version } = (await apiLifecycle(shop, NOW)).standing;
      const change = { stage: 'deprecated' as const, reason: '', isForced: false, version, sunsetOn };
      await changeApiStanding(shop, change, governor, NOW);
    };
    await goes(dayOf(31));
    expect(named(await hold(dated))).toEqual([SHOP]);
    await goes(dayOf(30));
    expect(await hold(dated)).toMatchObject({ passed: 1, failed: 0 });
  });

  it('count what is late', async () => {
    await makeEstate();
    const late = policy({ must: { overdueFindings: { atMost: 0 } } });
    expect((await hold(late)).failed).toBe(0);
    expect((await hold(late, dayAfter(300))).failed).toBeGreaterThan(0);
  });

  it('are told what they lack, on its line', async () => {
    const lacks = 'policies:\n  - {name: a-b, title: T, about: api, must: {hasSpec: 1}}';
    expect(await tryPolicy(lacks, NOW)).toEqual({
      isWhole: false,
      problems: [expect.stringContaining('policy:2: at /policies/0/must/hasSpec')],
    });
    const two = JSON.stringify({ policies: [OWNED, { ...OWNED, name: 'two' }] });
    expect(await tryPolicy(two, NOW)).toMatchObject({ problems: [expect.stringContaining('2 policies')] });
  });
});

describe('stored policies', () => {
  it('stand as the inventory stands, and change with it at once', async () => {
    await makeEstate();
    const id = await createPolicy(OWNED, 'Ada', NOW);
    expect((await browsePolicies(NOW))[0]).toMatchObject({ id, counts: { passed: 0, failed: 2 } });
    const team = await addTeam(database(), 'Shop');
    await setStewardship(await idOf(SHOP), { team });
    expect((await browsePolicies(NOW))[0]?.counts).toMatchObject({ passed: 1, failed: 1 });
    expect(await inspectPolicy(id, NOW)).toMatchObject({ version: 1, changedBy: 'Ada', policy: OWNED });
  });

  it('are changed by one at a time, under a name of their own', async () => {
    const id = await createPolicy(OWNED, 'Ada', NOW);
    const two = { ...OWNED, name: 'two' };
    await createPolicy(two, 'Ada', NOW);
    await expect(createPolicy(OWNED, 'Ada', NOW)).rejects.toThrow('already');
    const change = (version: number, to: Policy) => changePolicy(id, { policy: to, version }, 'Grace', NOW);
    await change(1, { ...OWNED, title: 'Anew' });
    await expect(change(1, OWNED)).rejects.toThrow('Grace changed the policy meanwhile');
    await expect(change(2, two)).rejects.toThrow('another policy two');
    expect(await removePolicy(id)).toBe('one');
    await expect(removePolicy(id)).rejects.toThrow('no policy');
    expect((await browsePolicies(NOW)).map(({ name }) => name)).toEqual(['two']);
  });

  it('come from a file, all or none, and the same again changes nothing', async () => {
    const two = policy({ name: 'two', must: { hasSpec: true } });
    expect(await applyPolicies([OWNED, two], NOW)).toEqual({ added: ['one', 'two'], changed: [], same: [] });
    const anew = { ...two, title: 'Anew' };
    expect(await applyPolicies([OWNED, anew], NOW)).toEqual({ added: [], changed: ['two'], same: ['one'] });
    const many = Array.from({ length: 200 }, (_, at) => ({ ...two, name: `many-${at}` }));
    await expect(applyPolicies(many, NOW)).rejects.toThrow('at most 200');
    expect((await browsePolicies(NOW)).map(({ title }) => title)).toEqual(['One', 'Anew']);
  });

  it('keep how they stood, a day at a time', async () => {
    await makeEstate();
    const id = await createPolicy(OWNED, 'Ada', NOW);
    await keepPolicyDays(NOW);
    const team = await addTeam(database(), 'Shop');
    await setStewardship(await idOf(SHOP), { team });
    await keepPolicyDays(NOW);
    await setStewardship(await idOf(BILLS), { team });
    await keepPolicyDays(dayAfter(1));
    expect((await inspectPolicy(id, dayAfter(1))).days).toEqual([
      { day: dayOf(0), passed: 1, failed: 1, unknown: 0, excepted: 0 },
      { day: dayOf(1), passed: 2, failed: 0, unknown: 0, excepted: 0 },
    ]);
    expect((await inspectPolicy(id, dayAfter(91))).days).toHaveLength(1);
  });
});

describe('exceptions', () => {
  const asked = (over: object = {}) => ({
    api: SHOP,
    until: dayOf(10),
    reason: 'The new team takes it next week.',
    ...over,
  });

  it('hold once somebody else approved them, until their day', async () => {
    await makeEstate();
    const [ada, grace] = [await givePerson('developer'), await givePerson('governance')];
    const id = await createPolicy(OWNED, 'Ada', NOW);
    const { id: exception } = await askPolicyException(id, asked(), ada, NOW);
    expect((await browsePolicies(NOW))[0]).toMatchObject({ waiting: 1, counts: { failed: 2, excepted: 0 } });
    await expect(
      decideOnPolicyException({ policyId: id, id: exception }, 'approved', ada, NOW),
    ).rejects.toThrow('Who asked');
    await decideOnPolicyException({ policyId: id, id: exception }, 'approved', grace, NOW);
    expect((await browsePolicies(NOW))[0]).toMatchObject({ waiting: 0, counts: { failed: 1, excepted: 1 } });
    expect((await hold(OWNED)).excepted).toBe(1);
    expect((await browsePolicies(dayAfter(10)))[0]?.counts).toMatchObject({ failed: 1, excepted: 1 });
    expect((await browsePolicies(dayAfter(11)))[0]?.counts).toMatchObject({ failed: 2, excepted: 0 });
  });

  it('are decided on once, and not after their day', async () => {
    const [ada, grace] = [await givePerson('developer'), await givePerson('governance')];
    const policyId = await createPolicy(OWNED, 'Ada', NOW);
    const ask = async () => ({ policyId, id: (await askPolicyException(policyId, asked(), ada, NOW)).id });
    const rejected = await ask();
    await decideOnPolicyException(rejected, 'rejected', grace, NOW);
    await expect(decideOnPolicyException(rejected, 'approved', grace, NOW)).rejects.toThrow(
      'decided on it meanwhile: rejected',
    );
    const late = await ask();
    await expect(decideOnPolicyException(late, 'approved', grace, dayAfter(11))).rejects.toThrow('passed');
    await expect(withdrawPolicyException(late, grace, NOW)).rejects.toThrow('only they may take it back');
    expect(await withdrawPolicyException(late, ada, NOW)).toMatchObject({ verdict: 'withdrawn' });
    const both = await ask();
    const decisions = await Promise.allSettled([
      decideOnPolicyException(both, 'approved', grace, NOW),
      decideOnPolicyException(both, 'rejected', grace, NOW),
    ]);
    expect(decisions.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it.each([
    ['a day that has passed', { until: dayOf(-1) }, 'from today on'],
    ['more than a year', { until: dayOf(366) }, 'at most 365 days'],
    ['an endpoint of a policy about APIs', { endpoint: 'GET /orders' }, 'without an endpoint'],
  ])('are refused for %s', async (_, over, says) => {
    const id = await createPolicy(OWNED, 'Ada', NOW);
    await expect(askPolicyException(id, asked(over), await givePerson('developer'), NOW)).rejects.toThrow(
      says,
    );
    await expect(askPolicyException(0, asked(), await givePerson('viewer'), NOW)).rejects.toThrow(
      'no policy',
    );
  });
});
