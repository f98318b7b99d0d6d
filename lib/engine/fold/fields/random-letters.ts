import { COMMON_BIGRAMS } from '@/lib/engine/lexicon/common-bigrams';

const LETTERS = 26;
const A = 0x61;
/** Shorter runs of letters have too few pairs to judge. */
const SHORTEST = 8;
/** Takes 11 of 37,925 long words in public property names for random, and nine in ten random runs of twelve letters. */
const RARE_SHARE = 0.35;

const isCommon = new Uint8Array(LETTERS * LETTERS);
for (const [first, followers] of Object.entries(COMMON_BIGRAMS)) {
  for (const second of followers)
    isCommon[(first.charCodeAt(0) - A) * LETTERS + second.charCodeAt(0) - A] = 1;
}

/** True when the letters `bytes[start, end)`, of either case, have too many rare pairs to be words. */
export function areRandomLetters(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < SHORTEST) return false;
  let rare = 0;
  for (let i = start + 1; i < end; i++) {
    const first = ((bytes[i - 1] as number) | 0x20) - A;
    const second = ((bytes[i] as number) | 0x20) - A;
    if (isCommon[first * LETTERS + second] === 0) rare++;
  }
  return rare >= RARE_SHARE * (end - start - 1);
}
