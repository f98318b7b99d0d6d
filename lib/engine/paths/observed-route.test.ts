import { expect, it } from 'vitest';
import { readObservedRoute } from './observed-route';

const read = (text: string) => {
  const bytes = Buffer.from(text);
  const route = readObservedRoute(bytes, 0, bytes.length);
  return route?.words.map((token) => token && Buffer.from(token).toString()) ?? null;
};

it.each<[string, (string | null)[]]>([
  ['/users/{id}', ['users', null]],
  ['/users/:id/orders', ['users', null, 'orders']],
  ['/rest/api/2/issue/{key}', ['rest', 'api', '2', 'issue', null]],
  ['/v1.2/users/me', ['v1.2', 'users', 'me']],
])('reads %s', (text, tokens) => {
  expect(read(text)).toEqual(tokens);
});

it.each([
  '*',
  'users#index',
  '/users/ann@example.com/orders',
  '/users/123456/orders/{id}',
  '/users/cb1e33bf-754f-6720-dff0-415875fd969a',
  '/files/4ad662b6efc9a2104256c7ed4fff99aaefd09c20',
  '/keys/sk_live_3UW2OxqUqlgVzZzWCFafNvdO',
  `/${'long'.repeat(40)}`,
])('takes %s for no route', (text) => {
  expect(read(text)).toBeNull();
});
