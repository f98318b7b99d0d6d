import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/services/accounts/actor';
import { givePerson, giveToken } from '@/testing/people';
import { withServices } from '@/testing/services';
import { guarded } from './guard/guarded';
import { handleApiRequest } from './http-api';

const services = withServices();
const SECRET_PLACES = /\bat .*:\d+:\d+|SELECT|prisma|postgres|node_modules|\/lib\/|\.ts\b/i;
const api = guarded('contract', (request, _context, actor) => handleApiRequest(request, actor));

function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { host: 'localhost', 'content-type': 'application/json', ...init.headers };
  return api(
    new Request(`http://localhost/api/v1${path}`, { ...init, headers, duplex: 'half' } as RequestInit),
    {},
  );
}

let admin: Actor;
let writer: Record<string, string>;
beforeEach(async () => {
  admin = await givePerson('admin');
  writer = await giveToken(admin, ['read', 'write']);
});

describe('an answer of the API', () => {
  afterEach(() => {
    delete process.env.PUBLIC_URL;
  });

  it.each([
    ['data', 200, '/apis', true],
    ['a stranger', 401, '/apis', false],
    ['what no token may', 403, '/people', true],
    ['what is not there', 404, '/findings/999999', true],
    ['no resource', 404, '/nothing', true],
    ['a wrong parameter', 422, '/findings?limit=x', true],
  ])('about %s is kept by no cache and can do nothing as a page', async (_, status, path, isKnown) => {
    const response = await ask(path, { headers: isKnown ? writer : {} });
    expect(response.status).toBe(status);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(response.headers.get('strict-transport-security')).toBeNull();
  });

  it('asks for TLS where people reach Gnomon by TLS', async () => {
    process.env.PUBLIC_URL = 'https://gnomon.example.com';
    expect((await ask('/apis')).headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/);
    process.env.PUBLIC_URL = 'http://gnomon.example.com';
    expect((await ask('/apis')).headers.get('strict-transport-security')).toBeNull();
  });
});

describe('an error', () => {
  it('says nothing of how it came about', async () => {
    const broken = guarded('health', () => {
      throw new Error('SELECT * FROM "User" failed in /srv/gnomon/lib/data/people.ts:1:2');
    });
    const response = await broken(new Request('http://localhost/', { headers: { host: 'localhost' } }), {});
    expect(response.status).toBe(500);
    expect(await response.text()).not.toMatch(SECRET_PLACES);
  });

  it('of the database says nothing of it either', async () => {
    await services.query('ALTER TABLE "Team" RENAME TO "TeamAway"');
    try {
      const response = await ask('/teams', { headers: writer });
      expect(response.status).toBe(500);
      expect(await response.text()).not.toMatch(SECRET_PLACES);
    } finally {
      await services.query('ALTER TABLE "TeamAway" RENAME TO "Team"');
    }
  });

  it.each([
    ['no JSON', '{'],
    ['nested deeply', `{"name":${'['.repeat(20_000)}${']'.repeat(20_000)}}`],
    ['a list', '[]'],
    ['names of prototypes', '{"name":"x","__proto__":{"isAdmin":true},"constructor":{"prototype":{"a":1}}}'],
  ])('answers a body of %s, and says what is wrong with it alone', async (_, body) => {
    const response = await ask('/teams', { method: 'POST', body, headers: writer });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.text()).not.toMatch(SECRET_PLACES);
    expect(({} as Record<string, unknown>).isAdmin).toBeUndefined();
  });
});

describe('a body', () => {
  it('of more than a megabyte is refused before it is read, also from strangers', async () => {
    let sent = 0;
    const endless = () =>
      new ReadableStream<Uint8Array>({
        pull(controller) {
          sent += 64 * 1024;
          if (sent > 64 * 1024 * 1024) return controller.close();
          controller.enqueue(new Uint8Array(64 * 1024).fill(32));
        },
      });
    for (const path of ['/session/register', '/session/sign-up', '/session/reset-password']) {
      sent = 0;
      const response = await ask(path, { method: 'POST', body: endless() });
      expect(response.status).toBe(413);
      expect(sent).toBeLessThan(4 * 1024 * 1024);
    }
  });
});

describe('a page of another site', () => {
  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('may not %s, whoever is signed in', async (method) => {
    const foreign: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'https://evil.example' },
    ];
    for (const headers of foreign)
      expect((await ask('/teams', { method, headers: { ...writer, ...headers } })).status).toBe(403);
    const auth = guarded('auth', () => new Response('in'));
    const request = new Request('http://localhost/api/auth/sign-out', {
      method,
      headers: { host: 'localhost', origin: 'https://evil.example' },
    });
    expect((await auth(request, {})).status).toBe(403);
  });
});
