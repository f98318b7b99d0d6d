import { describe, expect, it } from 'vitest';
import { isPublicPath, isPublicSign, isSiteFile, isWellKnown } from './public-paths';

describe('isPublicPath', () => {
  it.each([
    '/',
    '/robots.txt',
    '/main.js',
    '/assets/i18n/{file}',
    '/.well-known/security.txt',
    '/img/Logo.PNG',
    '/public/terms',
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
    '/assets/{id}',
    '/assets/{id}/history',
    '/assets/reports/search',
  ])('finds that %s is not', (path) => {
    expect(isPublicPath(path)).toBe(false);
  });
});

it('knows what lies below .well-known', () => {
  expect(isWellKnown('/.well-known/security.txt')).toBe(true);
  expect(isWellKnown('/orders/.well-known')).toBe(false);
});

it('takes nothing for a file because it is below public', () => {
  expect(isSiteFile('/public/v1/orders')).toBe(false);
});

describe('isPublicSign', () => {
  it.each(['/health', '/api/v1/healthz', '/oauth/jwks.json', '/user/logout'])('finds %s', (path) => {
    expect(isPublicSign(path)).toBe(true);
  });

  it.each(['/patients/{id}/health', '/health/records', '/keys', '/'])('passes over %s', (path) => {
    expect(isPublicSign(path)).toBe(false);
  });
});
