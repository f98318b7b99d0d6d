import { describe, expect, it } from 'vitest';
import { isWayIn } from './ways-in';

describe('isWayIn', () => {
  it.each([
    '/rest/user/login',
    '/users/v1/register',
    '/oauth2/token',
    '/api/token',
    '/signUp',
    '/identity/api/auth/forget-password',
    '/identity/api/auth/v3/check-otp',
    '/identity/api/auth/v4.0/user/login-with-token',
    '/rest/2fa/verify',
    '/identity/api/auth/verify',
    '/workshop/api/mechanic/signup',
    '/user-login',
  ])('finds that %s hands out credentials', (path) => {
    expect(isWayIn({ method: 'POST', path })).toBe(true);
  });

  it.each([
    '/orders',
    '/login/history',
    '/login-attempts',
    '/users/{id}/reset-password',
    '/push/device-token',
    '/login/orders',
    '/tokens',
  ])('finds that %s does not', (path) => {
    expect(isWayIn({ method: 'POST', path })).toBe(false);
  });

  it('finds none in what deletes or replaces', () => {
    expect(isWayIn({ method: 'DELETE', path: '/login' })).toBe(false);
    expect(isWayIn({ method: 'PUT', path: '/register' })).toBe(false);
  });
});
