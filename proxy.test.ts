import { NextRequest } from 'next/server';
import { afterEach, describe, expect, it } from 'vitest';
import { config, proxy } from './proxy';

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  proxy(
    new NextRequest(`http://localhost:3000${path}`, {
      method,
      headers: { host: 'localhost:3000', ...headers },
    }),
  );
const nonceOf = (policy: string | null) => /'nonce-([^']+)'/.exec(policy ?? '')?.[1];

describe('a page', () => {
  afterEach(() => {
    delete process.env.PUBLIC_URL;
  });

  it('has a policy with a nonce of its own, the one that its scripts are given', () => {
    const [one, other] = [ask('/inventory'), ask('/inventory')];
    const policy = one.headers.get('content-security-policy');
    expect(nonceOf(policy)).toMatch(/^[\w+/]{22}==$/);
    expect(nonceOf(policy)).not.toBe(nonceOf(other.headers.get('content-security-policy')));
    expect(one.headers.get('x-middleware-request-x-nonce')).toBe(nonceOf(policy));
    expect(policy).not.toMatch(
      /unsafe-(?:eval|hashes)|script-src[^;]*unsafe-inline|(?:script|style|default)-src [^;]*\*/,
    );
    for (const closed of [
      "object-src 'none'",
      "frame-ancestors 'none'",
      "form-action 'self'",
      "default-src 'self'",
    ])
      expect(policy).toContain(closed);
  });

  it('takes neither nonce nor path from the request', () => {
    const response = ask('/inventory?q=1', {
      'x-nonce': 'chosen',
      'x-path': '/sign-in',
      'content-security-policy': 'x',
    });
    expect(response.headers.get('x-middleware-request-x-nonce')).not.toBe('chosen');
    expect(response.headers.get('x-middleware-request-x-path')).toBe('/inventory?q=1');
    expect(response.headers.get('x-middleware-request-content-security-policy')).toContain('nonce-');
  });

  it('asks for TLS where people come by TLS alone', () => {
    expect(ask('/').headers.get('strict-transport-security')).toBeNull();
    process.env.PUBLIC_URL = 'https://gnomon.example.com';
    expect(ask('/').headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/);
  });

  it('is refused to other host names and other sites, with a page that can do nothing', () => {
    const foreign = ask('/', { host: 'evil.example' });
    expect(foreign.status).toBe(421);
    expect(foreign.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(foreign.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(ask('/', { origin: 'https://evil.example' }, 'POST').status).toBe(403);
  });
});

describe('the addresses that are guarded here', () => {
  const matcher = new RegExp(`^${config.matcher[0]}$`);

  it.each([
    '/',
    '/inventory',
    '/api/v2/x',
    '/api',
    '/api/v1x',
    '/v1',
    '/v1/tracesx',
    '/apis/1',
    '/icon.svgx',
    '/iconxsvg',
    '/_next/image',
    '/x.html',
  ])('%s is one', (path) => expect(path).toMatch(matcher));

  it.each([
    '/api/v1/apis',
    '/v1/traces',
    '/readyz',
    '/metrics',
    '/api/auth/sign-out',
    '/healthz',
    '/_next/static/a.js',
    '/icon.svg',
  ])('%s has a guard of its own or never changes', (path) => expect(path).not.toMatch(matcher));
});
