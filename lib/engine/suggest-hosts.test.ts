import { expect, test } from 'vitest';
import { suggestHosts } from './suggest-hosts';

const declared = {
  operations: [
    { method: 'POST', path: '/orders' },
    { method: 'GET', path: '/orders/{orderId}' },
    { method: 'GET', path: '/{anything}' },
  ],
  basePaths: ['/b2b/v2'],
};
const seen = (host: string, method: string, key: string) => ({ host, method, key });

test('names the hosts that answer to the operations, the best first', () => {
  const observed = [
    seen('a.example', 'POST', '/b2b/v2/orders'),
    seen('b.example', 'GET', '/b2b/v2/orders/{}'),
    seen('b.example', 'GET', '/b2b/v2/orders/latest'),
    seen('b.example', 'POST', '/b2b/v2/orders'),
  ];
  expect(suggestHosts(declared, observed)).toEqual([
    { host: 'b.example', operations: 2 },
    { host: 'a.example', operations: 1 },
  ]);
});

test.each([
  { name: 'another base path', observed: seen('a.example', 'POST', '/orders') },
  { name: 'another method', observed: seen('a.example', 'DELETE', '/b2b/v2/orders') },
  { name: 'a method that no exchange can have', observed: seen('a.example', 'BREW', '/b2b/v2/orders') },
])('suggests nothing for $name', ({ observed }) => {
  expect(suggestHosts(declared, [observed])).toEqual([]);
});

test('takes no template of parameters alone for a sign', () => {
  const anything = { operations: [{ method: 'GET', path: '/{id}' }], basePaths: [''] };
  expect(suggestHosts(anything, [seen('a.example', 'GET', '/about')])).toEqual([]);
});
