import type { Random } from '../random';
import { alphanumeric, base64url } from './identifiers';

/**
 * Made-up credentials in the shapes that scanners know. The prefixes are put together here, so that no tool takes this
 * source for a leak; the values open nothing.
 */
const shape = (...parts: readonly string[]) => parts.join('');

export function awsAccessKey(random: Random): string {
  return shape('AK', 'IA', random.text(9, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'), 'EXAMPLE');
}

export function stripeKey(random: Random): string {
  return shape('sk_', 'test_') + alphanumeric(random, 24);
}

export function githubToken(random: Random): string {
  return shape('gh', 'p_') + alphanumeric(random, 36);
}

export function bcryptHash(random: Random): string {
  return `$2b$10$${random.text(53, './ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789')}`;
}

export interface JwtClaims {
  [claim: string]: string | number | boolean | readonly string[];
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const HEADERS = { HS256: encode({ alg: 'HS256', typ: 'JWT' }), none: encode({ alg: 'none', typ: 'JWT' }) };

/** A JSON Web Token with a signature of the right length that no key made. */
export function jwt(random: Random, claims: JwtClaims, algorithm: 'HS256' | 'none' = 'HS256'): string {
  return `${HEADERS[algorithm]}.${encode(claims)}.${algorithm === 'none' ? '' : base64url(random, 43)}`;
}
