import { describe, expect, it } from 'vitest';
import { METHODS } from '@/lib/contracts/exchange';
import { type RoutedApi, Routing, type RoutingOptions } from './routing';
import { templateKey } from './template-key';

const api = (name: string, claims: RoutedApi['claims'], ...operations: string[]): RoutedApi => ({
  name,
  claims,
  operations: operations.map((operation) => {
    const [method = '', path = ''] = operation.split(' ');
    return { method, path, key: templateKey(path) };
  }),
});
const at = (host: string | null, basePath = '') => ({ host, basePath });
const claimants = (routing: Routing, host: string | null) =>
  routing.tableFor(host).claims.map((claim) => `${claim.api.name} ${Buffer.from(claim.base)}`);
const match = (routing: Routing, host: string | null, method: string, path: string) => {
  const { matcher, targets } = routing.tableFor(host);
  const bytes = Buffer.from(path);
  const ref = matcher.match(bytes, 0, bytes.length, METHODS.indexOf(method as (typeof METHODS)[number]));
  return ref < 0 ? null : `${targets[ref]?.claim.api.name}: ${targets[ref]?.endpoint}`;
};

describe('the claims on a host', () => {
  const apis = [
    api('Zoo', [at('zoo.example'), at('gw.example', '/zoo')], 'GET /animals'),
    api('Shop', [at('*.shop.example', '/v1'), at('gw.example', '/shop')], 'GET /orders'),
    api('Search', [at('gw.example')], 'GET /zoo/search'),
    api('Relative', [at(null, '/api')], 'GET /things'),
  ];

  it.each<[string | null, RoutingOptions, string[]]>([
    ['zoo.example', {}, ['Zoo ']],
    ['eu.shop.example', {}, ['Shop /v1']],
    ['shop.example', {}, []],
    ['gw.example', {}, ['Shop /shop', 'Zoo /zoo', 'Search ']],
    ['nobody.example', {}, []],
    [null, {}, []],
    ['nobody.example', { isClosedWorld: true }, ['Relative /api']],
    ['zoo.example', { isClosedWorld: true }, ['Zoo ']],
    ['anything.example', { fixedApi: 'Shop' }, ['Shop /shop', 'Shop /v1']],
    [null, { fixedApi: 'Relative' }, ['Relative /api']],
    [null, { fixedApi: 'Nobody' }, []],
  ])('%s under %o are %o', (host, options, expected) => {
    expect(claimants(new Routing(apis, options), host)).toEqual(expected);
  });

  it('without a host are all of a closed world', () => {
    const found = claimants(new Routing(apis, { isClosedWorld: true }), null);
    expect(found).toEqual(
      ['Shop /shop', 'Relative /api', 'Zoo /zoo', 'Shop /v1', 'Search ', 'Zoo '].sort(byBase),
    );
  });

  it('do not depend on the order of the APIs', () => {
    const hosts = ['gw.example', 'eu.shop.example', null];
    const some = hosts.map((host) => claimants(new Routing(apis), host));
    expect(hosts.map((host) => claimants(new Routing(apis.toReversed()), host))).toEqual(some);
  });

  it('share one table among the hosts of a pattern', () => {
    const routing = new Routing(apis);
    expect(routing.tableFor('a.shop.example')).toBe(routing.tableFor('b.shop.example'));
  });
});

function byBase(a: string, b: string): number {
  const base = (text: string) => text.slice(text.indexOf(' ') + 1);
  return base(b).length - base(a).length || (a < b ? -1 : 1);
}

describe('the operations on a host', () => {
  const routing = new Routing([
    api('Root', [at('gw.example')], 'GET /shop/status', 'GET /{any}', 'POST /shop/orders/{id}'),
    api('Shop', [at('gw.example', '/shop')], 'GET /orders/{id}', 'GET /orders/mine', 'BREW /tea'),
  ]);

  it.each<[string, string, string | null]>([
    ['GET', '/shop/orders/7', 'Shop: GET /orders/{}'],
    ['GET', '/shop/orders/mine', 'Shop: GET /orders/mine'],
    ['POST', '/shop/orders/7', 'Root: POST /shop/orders/{}'],
    ['GET', '/shop/status', 'Root: GET /shop/status'],
    ['GET', '/elsewhere', 'Root: GET /{}'],
    ['DELETE', '/shop/orders/7', null],
    ['GET', '/shop/orders/7/more', null],
  ])('%s %s is %s', (method, path, expected) => {
    expect(match(routing, 'gw.example', method, path)).toBe(expected);
  });

  it('of another host are none', () => {
    expect(match(routing, 'other.example', 'GET', '/shop/status')).toBeNull();
  });
});
