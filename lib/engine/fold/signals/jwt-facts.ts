import { decodeBase64 } from '@/lib/engine/bytes/text-base64';
import { isJwt } from '@/lib/engine/fold/classes/secret';
import { signalBit } from './signal-rows';

const UNSIGNED = signalBit('jwt-unsigned');
const WITHOUT_EXPIRY = signalBit('jwt-without-expiry');
const LONG_LIVED = signalBit('jwt-long-lived');

const DAY_SECONDS = 86_400;
/** Longer tokens are not read: headers of that size are refused by most servers. */
const LONGEST = 8192;
const SLOTS = 256;
const DOT = 0x2e;
const decoder = new TextDecoder();

interface Facts {
  token: Uint8Array;
  /** Signals that hold at any time. */
  mask: number;
  /** Seconds since 1970 where the lifetime depends on when it was seen; -1 elsewhere. */
  expiry: number;
}

/**
 * Reads what a JWT says of its own strength: algorithm and lifetime. Sessions send the same token again and again, so
 * the tokens of late are remembered, in memory alone.
 */
export class JwtFacts {
  private readonly slots: (Facts | undefined)[] = new Array(SLOTS);

  /** Mask of the signals of `bytes[start, end)`, seen at `timeMs`; 0 for what is no JWT. */
  read(bytes: Uint8Array, start: number, end: number, timeMs: number): number {
    if (end - start < 30 || end - start > LONGEST || bytes[start] !== 0x65 || bytes[start + 1] !== 0x79)
      return 0;
    const slot = slotOf(bytes, start, end);
    let facts = this.slots[slot];
    if (facts === undefined || !isSame(facts.token, bytes, start, end)) {
      facts = readFacts(bytes.slice(start, end));
      this.slots[slot] = facts;
    }
    const isLong = facts.expiry >= 0 && facts.expiry - timeMs / 1000 > DAY_SECONDS;
    return isLong ? facts.mask | LONG_LIVED : facts.mask;
  }
}

function readFacts(token: Uint8Array): Facts {
  const nothing = { token, mask: 0, expiry: -1 };
  if (!isJwt(token, 0, token.length)) return nothing;
  const first = token.indexOf(DOT);
  const second = token.indexOf(DOT, first + 1);
  const header = readPart(token, 0, first);
  if (header === null) return nothing;
  // An encrypted token (five parts) hides its claims.
  if (token.indexOf(DOT, second + 1) >= 0) return nothing;
  let mask = typeof header.alg === 'string' && header.alg.toLowerCase() === 'none' ? UNSIGNED : 0;
  const claims = readPart(token, first + 1, second);
  if (claims === null) return { token, mask, expiry: -1 };
  const { exp, iat } = claims;
  if (typeof exp !== 'number') return { token, mask: mask | WITHOUT_EXPIRY, expiry: -1 };
  if (typeof iat !== 'number') return { token, mask, expiry: exp };
  if (exp - iat > DAY_SECONDS) mask |= LONG_LIVED;
  return { token, mask, expiry: -1 };
}

function readPart(token: Uint8Array, start: number, end: number): Record<string, unknown> | null {
  const text = new Uint8Array(end - start);
  const length = decodeBase64(token, start, end, text, 0);
  try {
    const value: unknown = JSON.parse(decoder.decode(text.subarray(0, length)));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** By the last bytes, which are of the signature. */
function slotOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = end - start;
  for (let i = end - 8; i < end; i++) hash = Math.imul(hash, 31) + (bytes[i] as number);
  return (hash ^ (hash >>> 8)) & (SLOTS - 1);
}

function isSame(known: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (known.length !== end - start) return false;
  for (let i = 0; i < known.length; i++) if (known[i] !== bytes[start + i]) return false;
  return true;
}
