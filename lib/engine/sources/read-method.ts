import { METHODS } from '@/lib/contracts/exchange';

const ENCODED = METHODS.map((method) => new TextEncoder().encode(method));
/** Candidates by first letter of the method, A to Z. */
const BY_LETTER = Array.from({ length: 26 }, (_, letter) =>
  ENCODED.flatMap((method, index) => (method[0] === 0x41 + letter ? [index] : [])),
);

/** Index into METHODS of the word that is all of `bytes[start, end)`, without regard to case; -1 if there is none. */
export function readMethod(bytes: Uint8Array, start: number, end: number): number {
  const candidates = BY_LETTER[((bytes[start] as number) & 0xdf) - 0x41];
  if (candidates === undefined || start >= end) return -1;
  for (let i = 0; i < candidates.length; i++) {
    const index = candidates[i] as number;
    const method = ENCODED[index] as Uint8Array;
    if (method.length === end - start && isSameWord(bytes, start, method)) return index;
  }
  return -1;
}

function isSameWord(bytes: Uint8Array, start: number, word: Uint8Array): boolean {
  for (let i = 1; i < word.length; i++) {
    if (((bytes[start + i] as number) & 0xdf) !== word[i]) return false;
  }
  return true;
}
