import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { givePerson, giveToken, TEST_PASSWORD } from '@/testing/people';
import { deliver, withServices } from '@/testing/services';
import { makeSpec } from '@/testing/spec-documents';
import { setStewardship } from '../stewardship';
import { identify } from './actor';
import { auditAct, browseAudit } from './audit';
import { authenticator } from './authenticator';
import { authorise } from './authorise';
import { joinByInvitation, needsSetUp, resetPassword, setUp } from './join';
import { browseSessions, endSession } from './own-sessions';
import { browseLinks, browsePeople, changePerson, invite, makePasswordLink, withdrawLink } from './people';
import { countFailedSignIn, forgetFailedSignIns, refuseBlocked } from './sign-in-throttle';
import { createTeam, deleteTeam } from './teams';
import { browseTokens, revokeToken } from './tokens';

const services = withServices();
const NOW = new Date('2026-11-26T12:00:00Z');
const later = (ms: number) => new Date(NOW.getTime() + ms);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ADA = { name: 'Ada', email: 'ada@example.com', password: TEST_PASSWORD };

/** Signs in as a browser does; the headers of its next requests. */
async function signIn(email: string, password = TEST_PASSWORD): Promise<Headers> {
  const response = await authenticator().api.signInEmail({ body: { email, password }, asResponse: true });
  const cookies = response.headers.getSetCookie().map((line) => line.split(';', 1)[0]);
  return new Headers({ cookie: cookies.join('; '), host: 'localhost' });
}

describe('the first administrator', () => {
  it('is made once, however many try at the same time', async () => {
    expect(await needsSetUp()).toBe(true);
    const tries = ['ada', 'bob', 'eve'].map((name) =>
      setUp({ name, email: `${name}@example.com`, password: TEST_PASSWORD }, NOW),
    );
    const settled = await Promise.allSettled(tries);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await browsePeople()).toMatchObject([{ role: 'admin', hasSecondFactor: false }]);
    expect(await needsSetUp()).toBe(false);
  });

  it('cannot make itself powerless while it is the only one', async () => {
    await setUp(ADA, NOW);
    const id = (await browsePeople())[0]?.id ?? '';
    await expect(changePerson({ id, role: 'viewer' }, NOW)).rejects.toThrow('There must be an administrator');
    await expect(changePerson({ id, isDisabled: true }, NOW)).rejects.toThrow(
      'There must be an administrator',
    );
    expect(await browsePeople()).toMatchObject([{ role: 'admin', isDisabled: false }]);
    await givePerson('admin');
    expect(await changePerson({ id, role: 'viewer' }, NOW)).toMatchObject({ role: 'viewer' });
  });
});

describe('an invitation', () => {
  it('makes an account of its role and teams, once', async () => {
    const team = await createTeam('Orders');
    const { secret, link } = await invite(
      { email: 'dev@example.com', role: 'developer', teams: [team.id, 999] },
      NOW,
    );
    expect(JSON.stringify(await services.query('SELECT * FROM "OneTimeLink"'))).not.toContain(secret);
    expect(await browseLinks(NOW)).toEqual([link]);
    const invited = { secret, name: 'Dev', password: TEST_PASSWORD };
    const both = await Promise.allSettled([joinByInvitation(invited, NOW), joinByInvitation(invited, NOW)]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await browsePeople()).toMatchObject([{ role: 'developer', teams: [{ name: 'Orders' }] }]);
    expect(await browseLinks(NOW)).toEqual([]);
    await expect(invite({ email: 'dev@example.com', role: 'admin', teams: [] }, NOW)).rejects.toThrow(
      'already',
    );
  });

  it('works for a week, and not when it was withdrawn', async () => {
    const first = await invite({ email: 'a@example.com', role: 'viewer', teams: [] }, NOW);
    const second = await invite({ email: 'b@example.com', role: 'viewer', teams: [] }, NOW);
    await withdrawLink(second.link.id);
    await expect(
      joinByInvitation({ secret: second.secret, name: 'B', password: TEST_PASSWORD }, NOW),
    ).rejects.toThrow('withdrawn');
    await expect(
      joinByInvitation({ secret: first.secret, name: 'A', password: TEST_PASSWORD }, later(7 * DAY)),
    ).rejects.toThrow('expired');
    await joinByInvitation({ secret: first.secret, name: 'A', password: TEST_PASSWORD }, later(7 * DAY - 1));
    expect(await browsePeople()).toMatchObject([{ name: 'A', role: 'viewer' }]);
  });
});

describe('a session', () => {
  it('is that of who signed in, with the role of this moment, until it is ended', async () => {
    const person = await givePerson('analyst');
    await givePerson('admin');
    const headers = await signIn(person.email);
    const actor = await identify(headers, new Date());
    expect(actor).toMatchObject({ id: person.id, role: 'analyst', token: null });
    await changePerson({ id: person.id, role: 'viewer' }, new Date());
    expect(await identify(headers, new Date())).toMatchObject({ role: 'viewer' });
    if (!actor) throw new Error('nobody');
    await signIn(person.email);
    const sessions = await browseSessions(actor, new Date());
    expect(sessions.map(({ isCurrent }) => isCurrent).toSorted()).toEqual([false, true]);
    const stranger = await givePerson('governance');
    const own = sessions.find(({ isCurrent }) => isCurrent);
    await expect(endSession(stranger, own?.id ?? '')).rejects.toThrow('no session');
    await endSession(actor, own?.id ?? '');
    expect(await identify(headers, new Date())).toBeNull();
  });

  it('ends for who is switched off, and none begins', async () => {
    const person = await givePerson('analyst');
    await givePerson('admin');
    const headers = await signIn(person.email);
    const token = new Headers(await giveToken(person, ['read']));
    await changePerson({ id: person.id, isDisabled: true }, new Date());
    expect(await identify(headers, new Date())).toBeNull();
    expect(await identify(token, new Date())).toBeNull();
    expect((await signIn(person.email)).get('cookie')).not.toContain('session_token=');
    await changePerson({ id: person.id, isDisabled: false }, new Date());
    expect(await identify(token, new Date())).toMatchObject({ id: person.id });
  });

  it('ends when the password is set anew, and the old one opens nothing', async () => {
    const person = await givePerson('viewer');
    const headers = await signIn(person.email);
    const { secret } = await makePasswordLink(person.id, NOW);
    await expect(resetPassword({ secret, password: 'another password' }, later(DAY))).rejects.toThrow(
      'expired',
    );
    await resetPassword({ secret, password: 'another password' }, later(DAY - 1));
    expect(await identify(headers, new Date())).toBeNull();
    expect((await signIn(person.email)).get('cookie')).not.toContain('session_token=');
    const again = await signIn(person.email, 'another password');
    expect(await identify(again, new Date())).toMatchObject({ id: person.id });
  });

  it('is not had by a forged cookie', async () => {
    const person = await givePerson('admin');
    const cookie = (await signIn(person.email)).get('cookie') ?? '';
    const forged = new Headers({ cookie: cookie.replace(/\.[^.]+$/, '.Zm9yZ2Vk') });
    expect(await identify(forged, new Date())).toBeNull();
  });
});

describe('a token', () => {
  it('is kept as a hash, expires, and says when it was used', async () => {
    const person = await givePerson('analyst');
    const headers = new Headers(
      await giveToken(person, ['read', 'intake'], { days: 2, source: 'edge', now: NOW }),
    );
    const secret = headers.get('authorization')?.slice(7) ?? '';
    expect(JSON.stringify(await services.query('SELECT * FROM "ApiToken"'))).not.toContain(secret);
    expect(await identify(headers, later(2 * DAY - 1))).toMatchObject({
      id: person.id,
      token: { scopes: ['read', 'intake'], source: 'edge' },
    });
    expect(await identify(headers, later(2 * DAY))).toBeNull();
    expect(await browseTokens(person)).toMatchObject([
      { start: secret.slice(0, 11), lastUsedAt: later(2 * DAY - 1).toISOString() },
    ]);
  });

  it('stands for itself: a wrong one is nobody, whatever the cookies say', async () => {
    const person = await givePerson('admin');
    const headers = await signIn(person.email);
    headers.set('authorization', 'Bearer gnomon_wrong');
    expect(await identify(headers, new Date())).toBeNull();
    headers.set('authorization', 'Basic YTpi');
    expect(await identify(headers, new Date())).toBeNull();
  });

  it('is revoked by its owner and by administrators alone', async () => {
    const [owner, other, admin] = [
      await givePerson('analyst'),
      await givePerson('governance'),
      await givePerson('admin'),
    ];
    await giveToken(owner, ['read']);
    const id = (await browseTokens(owner))[0]?.id ?? 0;
    expect(await browseTokens(other)).toEqual([]);
    await expect(revokeToken(other, id)).rejects.toThrow('no token');
    expect(await browseTokens(admin)).toHaveLength(1);
    await revokeToken(admin, id);
    expect(await browseTokens(owner)).toEqual([]);
  });
});

describe('a developer', () => {
  it('changes what their teams own, and nothing else', async () => {
    await deliver(makeSpec(), { api: 'Shop' });
    const id = (await services.query<{ id: number }>('SELECT "id" FROM "Api"'))[0]?.id ?? 0;
    const [mine, theirs] = [await createTeam('Orders'), await createTeam('Payments')];
    const developer = await givePerson('developer', { teams: [mine.id] });
    const may = (apiId: unknown) =>
      authorise(developer, 'apis.addOverride', apiId).then(
        () => true,
        () => false,
      );
    expect(await may(id)).toBe(false);
    await setStewardship(id, { team: theirs.id });
    expect(await may(id)).toBe(false);
    await setStewardship(id, { team: mine.id });
    expect(await may(id)).toBe(true);
    expect(await may(String(id))).toBe(true);
    for (const odd of [undefined, null, 0, -1, 1.5, 2 ** 40, `${id} or 1=1`, {}, [id, id]])
      expect(await may(odd)).toBe(false);
    await deleteTeam(mine.id);
    expect(await may(id)).toBe(false);
  });
});

describe('attempts to sign in', () => {
  const block = async (at: Date) => {
    try {
      await refuseBlocked('Ada@example.com ', at);
      return 0;
    } catch (error) {
      return (error as { retryAfterSeconds: number }).retryAfterSeconds;
    }
  };

  it('are slowed down after five failures, twice as long each time, and never for more than 15 minutes', async () => {
    for (let i = 0; i < 4; i++) await countFailedSignIn('ada@example.com', NOW);
    expect(await block(NOW)).toBe(0);
    const waits: number[] = [];
    for (let i = 0; i < 12; i++) {
      await countFailedSignIn('ada@example.com', NOW);
      waits.push(await block(NOW));
    }
    expect(waits).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 900, 900, 900, 900]);
    expect(await block(later(900_000))).toBe(0);
    expect(await services.query('SELECT * FROM "SignInThrottle" WHERE "key" LIKE \'%ada%\'')).toEqual([]);
  });

  it('are forgotten when one succeeds, and after a while', async () => {
    for (let i = 0; i < 6; i++) await countFailedSignIn('ada@example.com', NOW);
    await forgetFailedSignIns('ADA@example.com');
    expect(await block(NOW)).toBe(0);
    for (let i = 0; i < 4; i++) await countFailedSignIn('ada@example.com', NOW);
    await countFailedSignIn('ada@example.com', later(16 * MINUTE));
    expect(await block(later(16 * MINUTE))).toBe(0);
  });
});

describe('the audit log', () => {
  const act = (action: string) =>
    auditAct({ actor: { id: '1', name: 'Ada' }, via: 'session', action, target: '7', detail: {} }, NOW);

  it('chains its rows, also when many are written at once', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, i) => act(`act ${i}`)));
    const rows = await services.query<{ hash: string; previousHash: string; action: string; at: Date }>(
      'SELECT * FROM "AuditEvent" ORDER BY "id"',
    );
    expect(rows).toHaveLength(20);
    let previous = '';
    for (const row of rows) {
      expect(row.previousHash).toBe(previous);
      const content = [previous, row.at.toISOString(), '1', 'Ada', 'session', row.action, '7', {}];
      expect(row.hash).toBe(createHash('sha256').update(JSON.stringify(content)).digest('hex'));
      previous = row.hash;
    }
  });

  it('is read from the newest, page by page, and searched', async () => {
    for (const action of ['one', 'two', 'three']) await act(action);
    const first = await browseAudit({ limit: 2 });
    expect(first.events.map(({ action }) => action)).toEqual(['three', 'two']);
    const second = await browseAudit({ limit: 2, cursor: first.nextCursor ?? undefined });
    expect(second).toMatchObject({ events: [{ action: 'one' }], nextCursor: null });
    expect((await browseAudit({ q: 'THREE', limit: 5 })).events).toHaveLength(1);
  });
});
