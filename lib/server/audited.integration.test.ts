import { describe, expect, it, vi } from 'vitest';
import { PERMISSIONS } from '@/lib/contracts/permissions';
import { Policy } from '@/lib/contracts/policy';
import { NewTracker } from '@/lib/contracts/tracker';
import type { Actor } from '@/lib/services/accounts/actor';
import { invite, makePasswordLink } from '@/lib/services/accounts/people';
import { createTeam } from '@/lib/services/accounts/teams';
import { makeAssignmentRule } from '@/lib/services/assignment-rules';
import { judgeStale } from '@/lib/services/judge-stale';
import { createDestination } from '@/lib/services/outbound/destinations';
import { addOverride } from '@/lib/services/override-templates';
import { createPolicy } from '@/lib/services/policies/change-policies';
import { askPolicyException } from '@/lib/services/policies/policy-exceptions';
import { createTracker } from '@/lib/services/tickets/trackers';
import { makeLine, NOW } from '@/testing/exchange-lines';
import { givePerson, giveToken, TEST_PASSWORD } from '@/testing/people';
import { deliver, withServices } from '@/testing/services';
import { handleApiRequest } from './http-api';

// It goes on in the background, into the tests that follow.
vi.mock('@/lib/services/fill-demo', () => ({ fillDemo: async () => ({ receipts: [] }) }));

const services = withServices();
const HOST = 'people.example.com';
const MERGE = { prefix: '/users', kind: 'merge', words: [] } as const;

interface Change {
  request: string;
  body?: object;
  /** Nobody has signed in who does this. */
  byNobody?: true;
}

async function apiId(): Promise<number> {
  await deliver(
    ['ann', 'bob', 'cleo'].map((name) => makeLine({ url: `https://${HOST}/users/${name}/orders` })),
  );
  const [row] = await services.query<{ id: number }>('SELECT "id" FROM "Api" WHERE "name" = $1', [HOST]);
  return row?.id as number;
}
async function finding(): Promise<{ id: number; version: number }> {
  await apiId();
  await judgeStale(NOW);
  const [row] = await services.query<{ id: number; version: number }>(
    'SELECT "id", "version" FROM "Finding"',
  );
  return row as { id: number; version: number };
}
const FAR = '2999-01-01';
async function campaign(actor: Actor): Promise<number> {
  await apiId();
  const request = 'POST /campaigns';
  return (await (await send({ request, body: { title: 'Spring', dueOn: FAR } }, actor)).json()).id;
}
async function running(actor: Actor): Promise<{ id: number; item: number }> {
  const id = await campaign(actor);
  await send({ request: `POST /campaigns/${id}/start` }, actor);
  const [row] = await services.query<{ id: number }>('SELECT "id" FROM "CampaignItem"');
  return { id, item: row?.id as number };
}
const teamId = async () => (await createTeam('Orders')).id;
/** Nothing is sent: the name is nobody's. */
async function destinationId(): Promise<number> {
  const wish = { events: ['finding.opened' as const], minSeverity: null, teamIds: [], apiIds: [] };
  const given = { name: 'Hook', kind: 'slack' as const, url: 'https://hooks.invalid/hunter2' };
  return (await createDestination({ ...given, ...wish }, NOW)).destination.id;
}
const toTeam = async () => ({ rule: '', api: '', path: '', owner: null, person: null, team: await teamId() });
const POLICY = Policy.parse({ name: 'documented', title: 'T', about: 'api', must: { hasSpec: true } });
const textOf = (one: Policy) => JSON.stringify({ policies: [one] });
const policy = () => createPolicy(POLICY, 'Somebody', new Date());
const letOff = () => ({
  api: '*',
  until: new Date().toISOString().slice(0, 10),
  reason: 'It goes away next week.',
});
const TRACKER = NewTracker.parse({
  name: 'Shop',
  kind: 'github',
  address: 'https://tracker.invalid',
  project: 'acme/shop',
  token: 'hunter2',
});
const trackerId = async () => (await createTracker(TRACKER, new Date())).id;
const secretOf = (email: string) => invite({ email, role: 'viewer', teams: [] }, new Date());
const join = { name: 'New', password: TEST_PASSWORD };

/** What changes something, and how: prepares it and says the request. */
const CHANGES: Record<string, (actor: Actor) => Promise<Change>> = {
  'apis.joinHost': async () => ({
    request: `POST /apis/${await apiId()}/hosts`,
    body: { host: 'mirror.example.org' },
  }),
  'apis.addOverride': async () => ({ request: `POST /apis/${await apiId()}/overrides`, body: MERGE }),
  'apis.removeOverride': async () => {
    const id = await apiId();
    const { override } = await addOverride(id, { ...MERGE, words: [] }, NOW);
    return { request: `DELETE /apis/${id}/overrides/${override.id}` };
  },
  'apis.setStewardship': async () => ({
    request: `PATCH /apis/${await apiId()}/stewardship`,
    body: { team: await teamId() },
  }),
  'apis.setStanding': async () => ({
    request: `PUT /apis/${await apiId()}/standing`,
    body: { stage: 'active', version: 0 },
  }),
  'lifecycle.nameCaller': async () => ({
    request: 'PUT /lifecycle/callers',
    body: { address: '203.0.113.7', name: 'Billing' },
  }),
  'findings.act': async () => ({
    request: 'POST /findings/acts',
    body: { act: { kind: 'comment', text: 'Looks odd.' }, findings: [await finding()] },
  }),
  'findings.undo': async (actor) => {
    const findings = [await finding()];
    const body = { act: { kind: 'step', step: 'triage' }, findings };
    const { act } = await (await send({ request: 'POST /findings/acts', body }, actor)).json();
    return { request: `POST /findings/acts/${act}/undo` };
  },
  'campaigns.create': async () => ({
    request: 'POST /campaigns',
    body: { title: 'Spring', dueOn: FAR },
  }),
  'campaigns.start': async (actor) => ({ request: `POST /campaigns/${await campaign(actor)}/start` }),
  'campaigns.cancel': async (actor) => ({ request: `POST /campaigns/${await campaign(actor)}/cancel` }),
  'campaigns.close': async (actor) => ({ request: `POST /campaigns/${(await running(actor)).id}/close` }),
  'campaigns.assign': async (actor) => {
    const { id, item } = await running(actor);
    return { request: `POST /campaigns/${id}/assignments`, body: { items: [item], person: actor.id } };
  },
  'campaigns.attest': async (actor) => {
    const { id, item } = await running(actor);
    return {
      request: `POST /campaigns/${id}/items/${item}/attestations`,
      body: { version: 1, attestation: { answer: 'correct' } },
    };
  },
  'policies.add': async () => ({ request: 'POST /policies', body: { text: textOf(POLICY) } }),
  'policies.change': async () => ({
    request: `PUT /policies/${await policy()}`,
    body: { text: textOf({ ...POLICY, title: 'Changed' }), version: 1 },
  }),
  'policies.remove': async () => ({ request: `DELETE /policies/${await policy()}` }),
  'policies.ask': async () => ({ request: `POST /policies/${await policy()}/exceptions`, body: letOff() }),
  'policies.decide': async () => {
    const id = await policy();
    const asked = await askPolicyException(id, letOff(), { id: 'somebody', name: 'Somebody' }, new Date());
    return {
      request: `POST /policies/${id}/exceptions/${asked.id}/decision`,
      body: { verdict: 'approved' },
    };
  },
  'policies.withdraw': async (actor) => {
    const id = await policy();
    const asked = await askPolicyException(id, letOff(), actor, new Date());
    return { request: `POST /policies/${id}/exceptions/${asked.id}/withdrawal` };
  },
  'assignments.add': async () => ({ request: 'POST /assignment-rules', body: await toTeam() }),
  'assignments.order': async () => {
    const { id } = await makeAssignmentRule(await toTeam());
    return { request: 'PUT /assignment-rules/order', body: { ids: [id] } };
  },
  'assignments.remove': async () => {
    const { id } = await makeAssignmentRule(await toTeam());
    return { request: `DELETE /assignment-rules/${id}` };
  },
  'assignments.apply': async () => ({ request: 'POST /assignment-rules/apply', body: {} }),
  'rules.set': async () => ({
    request: 'PUT /rules/AUTH-02/setting',
    body: { api: null, isEnabled: false },
  }),
  'demo.fill': async () => ({ request: 'POST /demo' }),
  'session.setUp': async () => {
    await services.empty();
    return {
      request: 'POST /session/sign-up',
      body: { ...join, email: 'first@example.com' },
      byNobody: true,
    };
  },
  'session.join': async () => ({
    request: 'POST /session/register',
    body: { ...join, secret: (await secretOf('new@example.com')).secret },
    byNobody: true,
  }),
  'session.resetPassword': async (actor) => ({
    request: 'POST /session/reset-password',
    body: { password: TEST_PASSWORD, secret: (await makePasswordLink(actor.id, new Date())).secret },
    byNobody: true,
  }),
  'session.revoke': async (actor) => {
    await services.query(
      `INSERT INTO "Session" ("id", "userId", "token", "expiresAt", "createdAt", "updatedAt")
       VALUES ('s1', $1, 't1', now() + interval '1 day', now(), now())`,
      [actor.id],
    );
    return { request: 'DELETE /session/sessions/s1' };
  },
  'tokens.create': async () => ({ request: 'POST /tokens', body: { name: 'ci', scopes: ['read'], days: 1 } }),
  'tokens.revoke': async (actor) => {
    await giveToken(actor, ['read']);
    const [row] = await services.query<{ id: number }>('SELECT "id" FROM "ApiToken"');
    return { request: `DELETE /tokens/${row?.id}` };
  },
  'people.invite': async () => ({
    request: 'POST /people/invitations',
    body: { email: 'new@example.com', role: 'viewer' },
  }),
  'people.withdraw': async () => ({
    request: `DELETE /people/links/${(await secretOf('new@example.com')).link.id}`,
  }),
  'people.change': async () => ({
    request: `PATCH /people/${(await givePerson('viewer')).id}`,
    body: { role: 'analyst' },
  }),
  'people.resetPassword': async () => ({
    request: `POST /people/${(await givePerson('viewer')).id}/password-link`,
  }),
  'teams.create': async () => ({ request: 'POST /teams', body: { name: 'Orders' } }),
  'teams.change': async () => ({ request: `PATCH /teams/${await teamId()}`, body: { name: 'Others' } }),
  'teams.remove': async () => ({ request: `DELETE /teams/${await teamId()}` }),
  'views.keep': async () => ({
    request: 'POST /views',
    body: { page: 'inventory', name: 'Mine', query: '' },
  }),
  'views.remove': async (actor) => {
    await send({ request: 'POST /views', body: { page: 'inventory', name: 'Mine', query: '' } }, actor);
    const [row] = await services.query<{ id: number }>('SELECT "id" FROM "SavedView"');
    return { request: `DELETE /views/${row?.id}` };
  },
  'mail.set': async () => ({ request: 'PUT /session/mail', body: { rhythm: 'daily' } }),
  'trackers.create': async () => ({ request: 'POST /trackers', body: TRACKER }),
  'trackers.change': async () => ({
    request: `PATCH /trackers/${await trackerId()}`,
    body: { isEnabled: false },
  }),
  'trackers.remove': async () => ({ request: `DELETE /trackers/${await trackerId()}` }),
  'trackers.test': async () => ({ request: `POST /trackers/${await trackerId()}/test` }),
  'tickets.open': async () => ({
    request: `POST /findings/${(await finding()).id}/tickets`,
    body: { tracker: await trackerId() },
  }),
  'destinations.create': async () => ({
    request: 'POST /destinations',
    body: { name: 'Hook', kind: 'webhook', url: 'https://hooks.example.com/hunter2' },
  }),
  'destinations.change': async () => ({
    request: `PATCH /destinations/${await destinationId()}`,
    body: { isEnabled: false },
  }),
  'destinations.remove': async () => ({ request: `DELETE /destinations/${await destinationId()}` }),
  'destinations.test': async () => ({ request: `POST /destinations/${await destinationId()}/test` }),
  'destinations.replay': async () => ({ request: `POST /destinations/${await destinationId()}/replay` }),
};

function send({ request, body, byNobody }: Change, actor: Actor): Promise<Response> {
  const [method, path] = request.split(' ') as [string, string];
  const headers = { 'content-type': 'application/json' };
  const init = { method, headers, body: JSON.stringify(body ?? {}) };
  return handleApiRequest(new Request(`http://localhost/api/v1${path}`, init), byNobody ? null : actor);
}

const events = () =>
  services.query<{ action: string; actor: string }>(
    'SELECT "action", "actor" FROM "AuditEvent" ORDER BY "id"',
  );

/** The doors are audited where they open: sign-ins in auth-door, imports by after-import. */
const isProcedure = (name: string) => name.includes('.') && !name.startsWith('intake.');
const changing = Object.entries(PERMISSIONS)
  .filter(([name, { isRead }]) => !isRead && isProcedure(name))
  .map(([name]) => name);

describe('every change', () => {
  it('is tried here', () => expect(Object.keys(CHANGES).toSorted()).toEqual(changing.toSorted()));

  it.each(Object.keys(CHANGES))(
    '%s is one event of the audit log, a refused one is none',
    async (name) => {
      const admin = await givePerson('admin');
      const change = await (CHANGES[name] as (actor: Actor) => Promise<Change>)(admin);
      const before = (await events()).length;
      const response = await send(change, admin);
      expect(response.status, await response.clone().text()).toBeLessThan(300);
      const after = (await events()).slice(before);
      expect(after).toHaveLength(1);
      expect(after[0]?.actor).not.toBe('');
      if (!change.byNobody) expect(after[0]).toEqual({ action: name, actor: admin.name });
      const refused = await send(
        { ...change, body: { wrong: true } },
        { ...admin, role: 'viewer', teams: [] },
      );
      if (refused.status >= 400) expect(await events()).toHaveLength(before + 1);
    },
    120_000,
  );

  it('by a link is one event also when its maker is signed in', async () => {
    const admin = await givePerson('admin');
    const { secret } = await secretOf('new@example.com');
    const before = (await events()).length;
    await send({ request: 'POST /session/register', body: { ...join, secret } }, admin);
    expect((await events()).slice(before).map(({ action }) => action)).toEqual(['session.join']);
  });
});
