import { expect, it } from 'vitest';
import { describeInventory } from './describe-inventory';
import { readSpec } from './specs/read-spec';
import { SPEC_LIMITS } from './specs/spec-upload';

it('is a document that is read back with the same endpoints', () => {
  const endpoints = [
    { method: 'GET', path: '/orders/{orderId}', isDeprecated: false },
    { method: 'DELETE', path: '/orders/{orderId}', isDeprecated: true },
    { method: 'PURGE', path: '/cache', isDeprecated: false },
  ];
  const document = describeInventory({
    name: 'Orders',
    servers: ['https://a.example/v1'],
    endpoints,
    total: 7,
  });
  const bytes = new TextEncoder().encode(JSON.stringify(document));
  const outcome = readSpec({ entry: 'a.json', files: new Map([['a.json', bytes]]) }, SPEC_LIMITS);
  if (outcome.kind !== 'spec') throw new Error('it was not read');
  expect(outcome.document.notes).toEqual([]);
  expect(
    outcome.document.operations.map(({ method, path, isDeprecated }) => [method, path, isDeprecated]),
  ).toEqual([
    ['GET', '/orders/{orderId}', false],
    ['DELETE', '/orders/{orderId}', true],
  ]);
  expect(document).toMatchObject({ info: { description: expect.stringContaining('The first 3 of 7') } });
});
