import { describe, expect, it } from 'vitest';
import { inferTemplates } from './infer-templates';
import { PathTrie } from './path-trie';

const NOTHING = { create: (): null => null, merge: (): void => {} };
const encoder = new TextEncoder();

function keysOf(paths: readonly string[]): string[] {
  const trie = new PathTrie<null>(NOTHING, { seed: 5 });
  for (const path of paths) {
    const bytes = encoder.encode(path);
    trie.insert(bytes, 0, bytes.length, 0);
  }
  return inferTemplates(trie).endpoints.map(({ key }) => key);
}

describe('a small capture', () => {
  it.each([
    '/health',
    '/healthz',
    '/login',
    '/logout',
    '/metrics',
    '/status',
    '/ping',
    '/version',
    '/graphql',
    '/api/v1/status',
    '/robots.txt',
    '/favicon.ico',
    '/sitemap.xml',
    '/.well-known/openid-configuration',
    '/.well-known/security.txt',
    '/oauth/token',
    '/oauth2/authorize',
    '/api/users',
    '/v1/chat/completions',
    '/v1/models',
    '/swagger.json',
    '/openapi.yaml',
    '/index.html',
    '/search',
    '/api/auth/login',
    '/users/me',
    '/actuator/health',
    '/api/config',
    '/v2/pet/findByStatus',
    '/admin/dashboard',
    '/rest/user/whoami',
    '/anything/x',
    '/v1/anything/x',
  ])('of one request stays literal: %s', (path) => {
    expect(keysOf([path])).toEqual([path]);
  });

  it.each<[string, string[], string[]]>([
    [
      'four endpoints, once each',
      ['/login', '/health', '/status', '/users/1'],
      ['/health', '/login', '/status', '/users/{}'],
    ],
    ['a name among values', ['/users/1', '/users/2', '/users/me'], ['/users/me', '/users/{}']],
    [
      'siblings of known words',
      ['/rest/admin/application-version', '/rest/admin/application-configuration'],
      ['/rest/admin/application-configuration', '/rest/admin/application-version'],
    ],
    [
      'files at the root',
      ['/robots.txt', '/security.txt', '/video'],
      ['/robots.txt', '/security.txt', '/video'],
    ],
    [
      'actions once each',
      ['/api/cart/add', '/api/cart/remove', '/api/cart/checkout', '/api/cart/clear'],
      ['/api/cart/add', '/api/cart/checkout', '/api/cart/clear', '/api/cart/remove'],
    ],
  ])('keeps names apart: %s', (_name, paths, expected) => {
    expect(keysOf(paths)).toEqual(expected);
  });

  it('of one request with an unknown word at the root shows a name, of twenty with one each a parameter', () => {
    const words = Array.from({ length: 20 }, (_, i) => `${'bdfgklmnprstvz'[i % 14]}${'aeiou'[i % 5]}xquov`);
    const paths = words.map((word) => `/${word}/repos`);
    expect(keysOf(paths.slice(0, 1))).toEqual(paths.slice(0, 1));
    expect(keysOf(paths)).toEqual(['/{}/repos']);
  });
});
