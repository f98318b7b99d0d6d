import { isContractProcedure } from '@orpc/contract';
import { describe, expect, it } from 'vitest';
import { contract } from '@/lib/contracts/api';
import { type DoorName, PERMISSIONS } from '@/lib/contracts/permissions';
import { ROLES, type Role } from '@/lib/contracts/roles';
import type { Actor } from '@/lib/services/accounts/actor';
import { authorise } from '@/lib/services/accounts/authorise';
import { givePerson, giveToken } from '@/testing/people';
import { deliver, withServices } from '@/testing/services';
import { makeSpec } from '@/testing/spec-documents';
import { guarded } from './guard/guarded';
import { handleApiRequest } from './http-api';

/**
 * Who may use what, written a second time and by hand: a mistake in the table of lib/contracts/permissions.ts shows
 * here, and so does a route that nobody has thought about. Letters: viewer, developer, analyst, governance, admin;
 * `*` also without signing in. A small letter of a scope after it: read, write, intake; `-`: no token may.
 */
const EXPECTED: Record<string, string> = {
  'estate.overview': 'VDAGX r',
  'estate.version': 'VDAGX r',
  'findings.list': 'VDAGX r',
  'findings.facets': 'VDAGX r',
  'findings.exceptions': 'VDAGX r',
  'findings.lastEvent': 'VDAGX r',
  'findings.get': 'VDAGX r',
  'findings.edgeRules': 'VDAGX r',
  'findings.patch': 'VDAGX r',
  'findings.act': 'DAGX w',
  'findings.undo': 'DAGX w',
  'sources.list': 'VDAGX r',
  'findings.export': 'VDAGX r',
  'audit.export': 'GX r',
  'endpoints.list': 'VDAGX r',
  'endpoints.facets': 'VDAGX r',
  'endpoints.get': 'VDAGX r',
  'endpoints.history': 'VDAGX r',
  'apis.list': 'VDAGX r',
  'apis.get': 'VDAGX r',
  'apis.score': 'VDAGX r',
  'apis.troubled': 'VDAGX r',
  'apis.revisions': 'VDAGX r',
  'apis.diff': 'VDAGX r',
  'apis.callers': 'VDAGX r',
  'apis.overlay': 'VDAGX r',
  'apis.suggestHosts': 'VDAGX r',
  'apis.joinHost': 'AGX w',
  'apis.listOverrides': 'VDAGX r',
  'apis.previewOverride': 'AGX w',
  'apis.addOverride': 'AGX w',
  'apis.removeOverride': 'AGX w',
  'apis.setStewardship': 'AGX w',
  'apis.lifecycle': 'VDAGX r',
  'apis.setStanding': 'AGX w',
  'campaigns.list': 'VDAGX r',
  'campaigns.waiting': 'VDAGX r',
  'campaigns.reminders': 'GX r',
  'campaigns.preview': 'GX w',
  'campaigns.create': 'GX w',
  'campaigns.get': 'VDAGX r',
  'campaigns.start': 'GX w',
  'campaigns.cancel': 'GX w',
  'campaigns.close': 'GX w',
  'campaigns.items': 'VDAGX r',
  'campaigns.item': 'VDAGX r',
  'campaigns.assign': 'GX w',
  'campaigns.attest': 'DAGX w',
  'campaigns.snapshot': 'VDAGX r',
  'campaigns.compare': 'VDAGX r',
  'trackers.list': 'X -',
  'trackers.create': 'X -',
  'trackers.change': 'X -',
  'trackers.remove': 'X -',
  'trackers.test': 'X -',
  'tickets.list': 'VDAGX r',
  'tickets.open': 'DAGX w',
  'policies.list': 'VDAGX r',
  'policies.get': 'VDAGX r',
  'policies.try': 'GX w',
  'policies.add': 'GX w',
  'policies.change': 'GX w',
  'policies.remove': 'GX w',
  'policies.ask': 'DAGX w',
  'policies.decide': 'GX w',
  'policies.withdraw': 'DAGX w',
  'assignments.list': 'VDAGX r',
  'assignments.add': 'AGX w',
  'assignments.order': 'AGX w',
  'assignments.remove': 'AGX w',
  'assignments.apply': 'AGX w',
  'receipts.list': 'VDAGX r',
  'receipts.get': 'VDAGX r',
  'rules.list': 'VDAGX r',
  'rules.settings': 'VDAGX r',
  'rules.set': 'GX w',
  'reports.estate': 'VDAGX r',
  'reports.api': 'VDAGX r',
  'demo.fill': 'AGX w',
  'session.options': '*',
  'session.setUp': '*',
  'session.join': '*',
  'session.resetPassword': '*',
  'session.me': 'VDAGX r',
  'session.list': 'VDAGX -',
  'session.revoke': 'VDAGX -',
  'mail.get': 'VDAGX -',
  'mail.set': 'VDAGX -',
  'tokens.list': 'VDAGX -',
  'tokens.create': 'VDAGX -',
  'tokens.revoke': 'VDAGX -',
  'people.list': 'X -',
  'people.names': 'VDAGX r',
  'people.invite': 'X -',
  'people.links': 'X -',
  'people.withdraw': 'X -',
  'people.change': 'X -',
  'people.resetPassword': 'X -',
  'teams.list': 'VDAGX r',
  'teams.create': 'X -',
  'teams.change': 'X -',
  'teams.remove': 'X -',
  'views.list': 'VDAGX -',
  'views.keep': 'VDAGX -',
  'views.remove': 'VDAGX -',
  'lifecycle.board': 'VDAGX r',
  'lifecycle.nameCaller': 'DAGX w',
  'audit.list': 'GX r',
  'audit.verify': 'GX r',
  'destinations.list': 'X -',
  'destinations.create': 'X -',
  'destinations.change': 'X -',
  'destinations.remove': 'X -',
  'destinations.test': 'X -',
  'destinations.deliveries': 'X -',
  'destinations.replay': 'X -',
  'intake.batch': 'AGX i',
  'intake.traces': 'AGX i',
  'inventory.export': 'VDAGX r',
  'estate.export': 'VDAGX r',
  'estate.catalog': 'VDAGX r',
  'reports.estatePdf': 'VDAGX r',
  'reports.apiPdf': 'VDAGX r',
  document: '*',
  health: '*',
  metrics: 'VDAGX r',
  auth: '*',
};
const LETTERS: Record<Role, string> = {
  viewer: 'V',
  developer: 'D',
  analyst: 'A',
  governance: 'G',
  admin: 'X',
};
const SCOPE_LETTERS = { read: 'r', write: 'w', intake: 'i' } as const;

interface Route {
  name: string;
  method: string;
  path: string;
}

const procedures: Route[] = Object.entries(contract).flatMap(([noun, group]) =>
  Object.entries(group).flatMap(([verb, procedure]): Route[] => {
    if (!isContractProcedure(procedure)) return [];
    const { method = 'POST', path = '/' } = procedure['~orpc'].route;
    return [{ name: `${noun}.${verb}`, method, path }];
  }),
);
const doors = Object.keys(PERMISSIONS).filter((name) => !procedures.some((route) => route.name === name));

withServices();

/** The answer to a request that is well formed as far as its path goes, about something that is not there. */
async function ask({ method, path }: Route, actor: Actor | null): Promise<number> {
  const url = `http://localhost/api/v1${path.replaceAll(/\{\w+\}/g, '999999')}`;
  const body = method === 'GET' ? undefined : JSON.stringify({ unknown: true });
  const headers = { 'content-type': 'application/json' };
  return (await handleApiRequest(new Request(url, { method, body, headers }), actor)).status;
}
/** A fill of the demo would take long: it is refused where something is there already. */
const prepare = () => deliver(makeSpec(), { api: 'Shop' });
const isAllowed = (status: number) => status !== 401 && status !== 403;

describe('the table', () => {
  it('is about every procedure and every door, and nothing else', () => {
    expect(Object.keys(EXPECTED).toSorted()).toEqual(
      [...new Set([...procedures.map(({ name }) => name), ...doors])].toSorted(),
    );
  });

  it('denies what is not in it', async () => {
    await expect(authorise({ role: 'admin', token: null } as Actor, 'people.erase')).rejects.toThrow(
      'Nobody may',
    );
  });
});

describe.each(procedures)('$name', (route) => {
  it('lets in who may, and nobody else', async () => {
    await prepare();
    const expected = EXPECTED[route.name] as string;
    const [roles, scope] = expected.split(' ') as [string, string | undefined];
    expect(isAllowed(await ask(route, null)), 'nobody').toBe(roles === '*');
    for (const role of ROLES) {
      const person = await givePerson(role);
      const isExpected = roles === '*' || roles.includes(LETTERS[role]);
      expect(isAllowed(await ask(route, person)), role).toBe(isExpected);
      for (const [name, letter] of Object.entries(SCOPE_LETTERS)) {
        const token = { id: 1, name, scopes: [name as keyof typeof SCOPE_LETTERS], source: null };
        const isByToken = roles === '*' || (isExpected && scope === letter);
        expect(isAllowed(await ask(route, { ...person, token, session: null })), `${role}, ${name}`).toBe(
          isByToken,
        );
      }
    }
  });
});

describe.each(doors)('the door %s', (door) => {
  const handler = guarded(door as DoorName, () => new Response('in'));
  const knock = async (headers: Record<string, string>) =>
    (await handler(new Request('http://localhost/x', { headers: { host: 'localhost', ...headers } }), {}))
      .status;

  it('lets in who may, and nobody else', async () => {
    const [roles, scope] = (EXPECTED[door] as string).split(' ') as [string, string | undefined];
    expect(await knock({}), 'nobody').toBe(roles === '*' ? 200 : 401);
    expect(await knock({ authorization: 'Bearer gnomon_made-up' }), 'a wrong token').toBe(
      roles === '*' ? 200 : 401,
    );
    for (const role of ROLES) {
      const person = await givePerson(role);
      for (const [name, letter] of Object.entries(SCOPE_LETTERS)) {
        const token = await giveToken(person, [name as keyof typeof SCOPE_LETTERS]);
        const isExpected = roles === '*' || (roles.includes(LETTERS[role]) && scope === letter);
        expect(await knock(token), `${role}, ${name}`).toBe(isExpected ? 200 : 403);
      }
    }
  });
});
