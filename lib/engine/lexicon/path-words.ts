import { finish } from '@/lib/engine/bytes/hash';

const SEED = 0x2c1b3c6d;

/**
 * Visits the words of a segment: runs of letters, split in camelCase (`getHTTPServer` is get, http, server), lower case,
 * one-letter runs left out, `%XX` skipped. Stops, and returns false, when the visitor returns false.
 */
export function visitWords(
  bytes: Uint8Array,
  start: number,
  end: number,
  visit: (hash: number, start: number, end: number) => boolean,
): boolean {
  let from = -1;
  let hash = SEED;
  let isUpperBefore = false;
  for (let i = start; i <= end; i++) {
    const byte = i < end ? (bytes[i] as number) : 0;
    const lower = byte | 0x20;
    const isLetter = lower >= 0x61 && lower <= 0x7a;
    const isUpper = isLetter && byte < 0x61;
    if (from >= 0) {
      const isHump = isUpper && (!isUpperBefore || (i + 1 < end && isLowerCase(bytes[i + 1] as number)));
      if (!isLetter || isHump) {
        if (i - from > 1 && !visit(finish(hash), from, i)) return false;
        from = -1;
      }
    }
    if (isLetter) {
      if (from < 0) {
        from = i;
        hash = SEED;
      }
      hash = Math.imul(hash ^ lower, 0x5bd1e995);
      hash ^= hash >>> 15;
    } else if (byte === 0x25) {
      i += 2;
    }
    isUpperBefore = isUpper;
  }
  return true;
}

/** The hash that `visitWords` gives a lower-case word. */
export function wordHash(word: string): number {
  let hash = SEED;
  for (let i = 0; i < word.length; i++) {
    hash = Math.imul(hash ^ word.charCodeAt(i), 0x5bd1e995);
    hash ^= hash >>> 15;
  }
  return finish(hash);
}

function isLowerCase(byte: number): boolean {
  return byte >= 0x61 && byte <= 0x7a;
}
