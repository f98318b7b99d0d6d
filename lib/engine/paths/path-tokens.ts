import { finish, hashBytes } from '@/lib/engine/bytes/hash';

/** What lies deeper is one token: no API nests further, and a sender of slashes gains nothing. */
export const MAX_TOKENS = 20;

const SLASH = 0x2f;
const COLON = 0x3a;
const QUERY = 0x3f;
const HASH = 0x23;
const SEMICOLON = 0x3b;

/**
 * The tokens of one path: `bytes[starts[i], ends[i])` with the keyed hash `hashes[i]`. One instance is reused for every
 * path. A segment's parameters (`;name=value`, RFC 3986 section 3.3) are no part of its token, unless it begins with
 * them. A trailing slash is an empty token; a final `:verb` is a token of its own, colon included; the twentieth token
 * takes all the rest and `isDeep` says so.
 */
export class PathTokens {
  count = 0;
  isDeep = false;
  readonly starts = new Int32Array(MAX_TOKENS);
  readonly ends = new Int32Array(MAX_TOKENS);
  readonly hashes = new Uint32Array(MAX_TOKENS);

  /** Splits and hashes in one pass (`hashBytes`, inlined). Stops at `?` or `#`, should there be one. O(bytes). */
  read(bytes: Uint8Array, start: number, end: number, seed: number): void {
    this.count = 0;
    this.isDeep = false;
    let at = start < end && bytes[start] === SLASH ? start + 1 : start;
    if (start >= end) return;
    let from = at;
    let hash = seed | 0;
    let colon = -1;
    let semicolon = -1;
    for (; ; at++) {
      const byte = at < end ? (bytes[at] as number) : QUERY;
      if (byte === SLASH) {
        if (this.count === MAX_TOKENS - 1) {
          this.isDeep = true;
          hash = seed | 0;
          while (at < end && bytes[at] !== QUERY && bytes[at] !== HASH) at++;
          this.add(from, at, finish(hash));
          return;
        }
        const to = semicolon < 0 ? at : semicolon;
        this.add(from, to, finish(hash ^ (to - from)));
        from = at + 1;
        hash = seed | 0;
        colon = -1;
        semicolon = -1;
      } else if (byte === QUERY || byte === HASH) {
        break;
      } else if (byte === SEMICOLON && at > from) {
        semicolon = at;
        at = parametersEnd(bytes, at, end) - 1;
      } else {
        if (byte === COLON) colon = at;
        hash = Math.imul(hash ^ byte, 0x5bd1e995);
        hash ^= hash >>> 15;
      }
    }
    const to = semicolon < 0 ? at : semicolon;
    if (colon > from && this.count < MAX_TOKENS - 1 && isVerb(bytes, colon + 1, to)) {
      this.add(from, colon, hashBytes(bytes, from, colon, seed));
      this.add(colon, to, hashBytes(bytes, colon, to, seed));
      return;
    }
    this.add(from, to, finish(hash ^ (to - from)));
  }

  private add(start: number, end: number, hash: number): void {
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.hashes[this.count++] = hash;
  }
}

/** Where the segment ends whose parameters begin at `start`. */
function parametersEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  for (; at < end; at++) {
    const byte = bytes[at];
    if (byte === SLASH || byte === QUERY || byte === HASH) break;
  }
  return at;
}

/** Letters only, at least two, as in `:cancel` and `:batchGet`. */
function isVerb(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < 2) return false;
  for (let i = start; i < end; i++) {
    const letter = (bytes[i] as number) | 0x20;
    if (letter < 0x61 || letter > 0x7a) return false;
  }
  return true;
}
