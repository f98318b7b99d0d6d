import { createHmac } from 'node:crypto';

/** A secret's stand-in. */
export type Disguise = (secret: string) => string;

const JWT = /^eyJ[\w-]*\.[\w-]*\.[\w-]*(?:\.[\w-]*\.[\w-]*)?$/;
/** Beginnings that say whose key it is, or how a password was hashed, and nothing of the secret. */
const MAKERS = /^(?:sk_(?:live|test)_|sk-|gh[opsur]_|github_pat_|glpat-|xox[abprs]-|AKIA|AIza|\$\w{1,10}\$)/;
const LETTERS = ['abcdef', 'ghijklmnopqrstuvwxyz', 'ABCDEF', 'GHIJKLMNOPQRSTUVWXYZ', '123456789'] as const;
const PLACES = [/[a-f]/, /[g-z]/, /[A-F]/, /[G-Z]/, /[0-9]/] as const;

/**
 * Makes secrets into noise of their length and alphabet, the same for the same secret and key (HMAC): Gnomon can still tell a
 * guessable key from a good one, and two keys apart. Of a JWT its algorithm and lifetime stay.
 */
export function makeDisguise(key: string): Disguise {
  return (secret) => {
    if (isJwt(secret)) return disguiseJwt(secret);
    const noise = createHmac('sha256', key).update(secret).digest();
    const kept = MAKERS.exec(secret)?.[0].length ?? 0;
    return secret.replace(/[a-zA-Z0-9]/g, (letter, at: number) => {
      if (at < kept) return letter;
      const alphabet = LETTERS[PLACES.findIndex((place) => place.test(letter))] ?? letter;
      return alphabet[((noise[at % noise.length] as number) + at) % alphabet.length] as string;
    });
  };
}

export function isJwt(text: string): boolean {
  return text.startsWith('eyJ') && JWT.test(text);
}

/** The same claims of strength, signed by nobody. */
export function disguiseJwt(token: string): string {
  const parts = token.split('.');
  const { alg } = partOf(parts[0]);
  const head = encode({ alg: typeof alg === 'string' && /^[\w-]{1,20}$/.test(alg) ? alg : 'unknown' });
  if (parts.length === 5) return `${head}.REDACTED.REDACTED.REDACTED.REDACTED`;
  const { exp, iat } = partOf(parts[1]);
  const claims = encode({
    ...(typeof exp === 'number' && { exp }),
    ...(typeof iat === 'number' && { iat }),
  });
  return `${head}.${claims}.REDACTED`;
}

function partOf(part = ''): Record<string, unknown> {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString()) ?? {};
  } catch {
    return {};
  }
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
