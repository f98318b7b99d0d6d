import { describe, expect, it } from 'vitest';
import { entityName, serversOf } from './backstage';

describe('names of entities', () => {
  it.each([
    ['Orders API', 'orders-api'],
    ['shop', 'shop'],
    ['a'.repeat(63), 'a'.repeat(63)],
  ])('keep %j as %s', (name, kept) => {
    expect(entityName(name)).toBe(kept);
  });

  it.each([
    'shop.example.com',
    'Shop_API',
    'Zahlungen für Größe',
    '日本語',
    '---',
    '',
    'a'.repeat(64),
    'A  B',
  ])('of %j are ones that Backstage takes, and its own', (name) => {
    const made = entityName(name);
    expect(made).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(made.length).toBeLessThanOrEqual(63);
    expect(made).toBe(entityName(name));
    expect(made).not.toBe(entityName(`${name}.`));
  });
});

it('names each server once', () => {
  const host = { host: 'a.example', basePath: '/v1', origin: 'spec', isObserved: false } as const;
  expect(serversOf({ hosts: [host, { ...host, origin: 'traffic' }, { ...host, basePath: '' }] })).toEqual([
    'https://a.example/v1',
    'https://a.example',
  ]);
});
