import { expect, it } from 'vitest';
import { fitTemplate } from './fit-template';

it.each([
  ['/users/:id', '/users/42', '/users/:id'],
  ['/users/:id', '/Users/42/?a=b', '/users/:id'],
  ['/users/:id(\\d+)/', '/users/42', '/users/:id'],
  ['/', '/', '/'],
  ['/users/:id', '/users/42/orders', undefined],
  ['/users/:id', '/teams/42', undefined],
  ['/files/*path', '/files/a', undefined],
  ['/a{/:b}', '/a', undefined],
  ['/:from-:to', '/a-b', undefined],
])('%s fits %s as %s', (template, target, expected) => {
  expect(fitTemplate(template, target)).toBe(expected);
});
