import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { identify } from '@/lib/services/accounts/actor';
import { browseAudit } from '@/lib/services/accounts/audit';
import { browsePeople, changePerson, invite } from '@/lib/services/accounts/people';
import { countFailedSignIn } from '@/lib/services/accounts/sign-in-throttle';
import { createTeam } from '@/lib/services/accounts/teams';
import { type IdentityProvider, startIdentityProvider } from '@/testing/identity-provider';
import { givePerson, TEST_PASSWORD } from '@/testing/people';
import { withServices } from '@/testing/services';
import { handleAuth } from './auth-door';

const ORIGIN = 'http://localhost:3000';
let provider: IdentityProvider;

withServices();
beforeAll(async () => {
  provider = await startIdentityProvider(`${ORIGIN}/api/auth/callback/oidc`);
  process.env.GNOMON_OIDC_DISCOVERY_URL = provider.discoveryUrl;
  process.env.GNOMON_OIDC_CLIENT_ID = provider.clientId;
  process.env.GNOMON_OIDC_CLIENT_SECRET = provider.clientSecret;
  process.env.GNOMON_OIDC_DOMAINS = 'elsewhere.example';
});
afterAll(() => provider.close());

/** A browser: keeps cookies by host, and follows redirects by hand. */
class Browser {
  private readonly jars = new Map<string, Map<string, string>>();

  async request(
    url: string,
    init: { method?: string; body?: string; type?: string } = {},
  ): Promise<Response> {
    const { host, pathname } = new URL(url);
    const jar = this.jars.get(host) ?? new Map<string, string>();
    this.jars.set(host, jar);
    const headers = new Headers({
      host,
      cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
    });
    if (init.body !== undefined) headers.set('content-type', init.type ?? 'application/json');
    const request = new Request(url, { method: init.method, body: init.body, headers, redirect: 'manual' });
    const isOurs = url.startsWith(ORIGIN) && pathname.startsWith('/api/auth/');
    const response = isOurs ? await handleAuth(request, null) : await fetch(request);
    for (const line of response.headers.getSetCookie()) {
      const [name, value] = (line.split(';', 1)[0] as string).split(/=(.*)/s) as [string, string];
      if (value === '' || /max-age=0/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  post(path: string, body: object): Promise<Response> {
    return this.request(`${ORIGIN}/api/auth/${path}`, { method: 'POST', body: JSON.stringify(body) });
  }

  /** Follows redirects until a page or one of ours that is not the door. */
  async follow(from: string): Promise<{ url: string; response: Response | null }> {
    let url = from;
    for (let i = 0; i < 20; i++) {
      if (url.startsWith(ORIGIN) && !new URL(url).pathname.startsWith('/api/auth/'))
        return { url, response: null };
      const response = await this.request(url);
      const location = response.headers.get('location');
      if (location === null) return { url, response };
      url = new URL(location, url).href;
    }
    throw new Error('too many redirects');
  }

  who() {
    const jar = this.jars.get(new URL(ORIGIN).host) ?? [];
    return identify(
      new Headers({ cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') }),
      new Date(),
    );
  }
}

/** Signs in at the provider as `login`; where the browser stands then. */
async function comeByProvider(browser: Browser, login: string): Promise<string> {
  const begun = await browser.post('sign-in/social', {
    provider: 'oidc',
    callbackURL: '/inventory',
    errorCallbackURL: '/sign-in',
  });
  expect(begun.status).toBe(200);
  const { url } = (await begun.json()) as { url: string };
  let at = await browser.follow(url);
  for (const form of [`prompt=login&login=${login}&password=x`, 'prompt=consent']) {
    if (!at.response) break;
    const submitted = await browser.request(at.url, {
      method: 'POST',
      body: form,
      type: 'application/x-www-form-urlencoded',
    });
    at = await browser.follow(new URL(submitted.headers.get('location') ?? '', at.url).href);
  }
  return at.url;
}

describe('single sign-on', () => {
  it('lets in who was invited, with role and teams, and knows them again', async () => {
    const team = await createTeam('Orders');
    await invite({ email: 'dev@example.com', role: 'developer', teams: [team.id] }, new Date());
    const browser = new Browser();
    expect(await comeByProvider(browser, 'dev')).toBe(`${ORIGIN}/inventory`);
    expect(await browser.who()).toMatchObject({
      email: 'dev@example.com',
      role: 'developer',
      teams: [team.id],
    });
    const again = new Browser();
    expect(await comeByProvider(again, 'dev')).toBe(`${ORIGIN}/inventory`);
    expect(await browsePeople()).toHaveLength(1);
    const { events } = await browseAudit({ limit: 10 });
    expect(events.filter(({ action }) => action === 'callback/oidc')).toHaveLength(2);
  });

  it('refuses whom nobody invited', async () => {
    const browser = new Browser();
    expect(await comeByProvider(browser, 'stranger')).toMatch(/\/sign-in\?.*error=/);
    expect(await browser.who()).toBeNull();
    expect(await browsePeople()).toEqual([]);
  });

  it('lets in whose domain the deployment names, as a viewer', async () => {
    const { authenticator } = await import('@/lib/services/accounts/authenticator');
    const holder = globalThis as { gnomonAuthenticator?: ReturnType<typeof authenticator> };
    holder.gnomonAuthenticator = undefined;
    process.env.GNOMON_OIDC_DOMAINS = 'elsewhere.example,example.com';
    try {
      const browser = new Browser();
      expect(await comeByProvider(browser, 'colleague')).toBe(`${ORIGIN}/inventory`);
      expect(await browser.who()).toMatchObject({ role: 'viewer', teams: [] });
    } finally {
      holder.gnomonAuthenticator = undefined;
      process.env.GNOMON_OIDC_DOMAINS = 'elsewhere.example';
    }
  });

  it('is the same person as the one with the password of that address, and refuses who is switched off', async () => {
    await givePerson('admin');
    const person = await givePerson('analyst', { email: 'both@example.com' });
    const browser = new Browser();
    await comeByProvider(browser, 'both');
    expect(await browser.who()).toMatchObject({ id: person.id, role: 'analyst' });
    await changePerson({ id: person.id, isDisabled: true }, new Date());
    const again = new Browser();
    await comeByProvider(again, 'both');
    expect(await again.who()).toBeNull();
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example'])(
    'sends nobody to %s',
    async (callbackURL) => {
      const response = await new Browser().post('sign-in/social', {
        provider: 'oidc',
        callbackURL,
        errorCallbackURL: '/',
      });
      expect(response.status).toBe(422);
    },
  );
});

describe('a password', () => {
  beforeEach(() => givePerson('viewer'));

  it('opens a session, whose token no script sees', async () => {
    const browser = new Browser();
    const response = await browser.post('sign-in/email', {
      email: 'Viewer@Example.com',
      password: TEST_PASSWORD,
    });
    expect(await response.json()).toEqual({ twoFactorRedirect: false });
    expect(response.headers.getSetCookie().join()).toMatch(/HttpOnly; SameSite=Lax/);
    expect(await browser.who()).toMatchObject({ role: 'viewer' });
    await browser.post('sign-out', {});
    expect(await browser.who()).toBeNull();
  });

  it('begins a session of its own, whatever cookie the browser was given before', async () => {
    const begin = async (cookie: string) => {
      const response = await handleAuth(
        new Request(`${ORIGIN}/api/auth/sign-in/email`, {
          method: 'POST',
          headers: { host: 'localhost:3000', 'content-type': 'application/json', cookie },
          body: JSON.stringify({ email: 'viewer@example.com', password: TEST_PASSWORD }),
        }),
        null,
      );
      return (response.headers.getSetCookie()[0] as string).split(';', 1)[0] as string;
    };
    const planted = await begin('');
    const own = await begin(planted);
    expect(own).toMatch(/^gnomon\.session_token=./);
    expect(own).not.toBe(planted);
    expect(await begin('gnomon.session_token=chosen.by-an-attacker')).not.toContain('chosen');
    expect(
      await identify(new Headers({ cookie: 'gnomon.session_token=chosen.by-an-attacker' }), new Date()),
    ).toBeNull();
  });

  it('is refused to a client that has tried many accounts, and not to others', async () => {
    const tryFrom = (client: string, email: string, password = 'wrong') =>
      handleAuth(
        new Request(`${ORIGIN}/api/auth/sign-in/email`, {
          method: 'POST',
          headers: {
            host: 'localhost:3000',
            'content-type': 'application/json',
            'x-forwarded-for': `198.51.100.1, ${client}`,
          },
          body: JSON.stringify({ email, password }),
        }),
        null,
      );
    for (let i = 0; i < 50; i++) await countFailedSignIn(`p${i}@example.com`, new Date(), '203.0.113.7');
    const refused = await tryFrom('203.0.113.7', 'fresh@example.com');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await tryFrom('203.0.113.8', 'viewer@example.com', TEST_PASSWORD)).status).toBe(200);
  });

  it('is kept in a cookie that travels by TLS alone where people come by TLS', async () => {
    const holder = globalThis as { gnomonAuthenticator?: unknown };
    holder.gnomonAuthenticator = undefined;
    process.env.PUBLIC_URL = 'https://gnomon.example.com';
    try {
      const response = await new Browser().post('sign-in/email', {
        email: 'viewer@example.com',
        password: TEST_PASSWORD,
      });
      const cookies = response.headers.getSetCookie();
      expect(cookies.length).toBeGreaterThan(0);
      for (const cookie of cookies) {
        expect(cookie).toMatch(/^__Secure-gnomon\./);
        expect(cookie).toMatch(/; HttpOnly/);
        expect(cookie).toMatch(/; Secure/);
        expect(cookie).toMatch(/; SameSite=Lax/);
      }
    } finally {
      holder.gnomonAuthenticator = undefined;
      delete process.env.PUBLIC_URL;
    }
  });

  it('is refused the same way whether the address has an account or not, and slowed down after five tries', async () => {
    const answers: string[] = [];
    for (const email of ['viewer@example.com', 'nobody@example.com']) {
      const tries = [];
      for (let i = 0; i < 6; i++) {
        const response = await new Browser().post('sign-in/email', { email, password: 'wrong' });
        tries.push([response.status, await response.json(), response.headers.get('retry-after')]);
      }
      answers.push(JSON.stringify(tries));
    }
    expect(answers[0]).toBe(answers[1]);
    expect(answers[0]).toContain('429');
    const right = await new Browser().post('sign-in/email', {
      email: 'viewer@example.com',
      password: TEST_PASSWORD,
    });
    expect(right.status).toBe(429);
    const { events } = await browseAudit({ q: 'refused', limit: 50 });
    expect(events).toHaveLength(10);
    expect(JSON.stringify(events)).not.toContain('nobody@example.com');
  });
});

describe('what the door does not know', () => {
  it.each([
    ['POST', 'sign-up/email', { email: 'x@example.com', password: TEST_PASSWORD, name: 'X' }],
    ['POST', 'update-user', { name: 'X', role: 'admin' }],
    ['POST', 'reset-password', {}],
    ['GET', 'get-session', undefined],
    ['GET', 'callback/other', undefined],
    ['DELETE', 'sign-out', undefined],
  ])('%s %s is not there', async (method, path, body) => {
    const response = await new Browser().request(`${ORIGIN}/api/auth/${path}`, {
      method,
      body: body && JSON.stringify(body),
    });
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });

  it('is refused: bodies that are too large, no JSON, or of another shape', async () => {
    const post = (body: string) =>
      new Browser().request(`${ORIGIN}/api/auth/sign-in/email`, { method: 'POST', body });
    expect(
      (await post(JSON.stringify({ email: 'a@example.com', password: 'x'.repeat(20_000) }))).status,
    ).toBe(413);
    expect((await post('{')).status).toBe(422);
    expect((await post('{"email":["a@example.com"],"password":{}}')).status).toBe(422);
  });
});
