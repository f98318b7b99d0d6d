import { createHash, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;

/** A secret that is handed out once, under a prefix that scanners of leaked secrets can know. */
export function makeSecret(prefix: string): string {
  return `${prefix}_${randomBytes(SECRET_BYTES).toString('base64url')}`;
}

/** What is kept of a secret. It has 256 random bits, so one round of SHA-256 is enough: there is nothing to guess. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
