import { describe, expect, it } from 'vitest';
import { isPublicPath, isWellKnown } from './public-paths';

describe('isPublicPath', () => {
  it.each([
    '/',
    '/robots.txt',
    '/main.js',
    '/assets/i18n/{file}',
    '/.well-known/security.txt',
    '/img/Logo.PNG',
  ])('finds %s public by what it is', (path) => {
    expect(isPublicPath(path)).toBe(true);
  });

  it.each([
    '/orders',
    '/ftp/{file}',
    '/encryptionkeys/premium.key',
    '/assets',
    '/users/{id}',
    '/api/assets/{id}',
  ])('finds that %s is not', (path) => {
    expect(isPublicPath(path)).toBe(false);
  });
});

it('knows what lies below .well-known', () => {
  expect(isWellKnown('/.well-known/security.txt')).toBe(true);
  expect(isWellKnown('/orders/.well-known')).toBe(false);
});
