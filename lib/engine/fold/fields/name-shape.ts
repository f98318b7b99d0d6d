import { FAMILY, isDigit, LOWER, OTHER, UPPER } from '@/lib/engine/fold/classes/characters';
import { classifyValue, PLAIN_NAME } from '@/lib/engine/fold/sensitive-value';

/** Longer names are values. Of 64,394 property names in public specs, all rules here together take 0.24 % for values. */
const LONGEST = 64;
const LONGEST_WORD = 22;
const MOST_CONSONANTS = 7;
const VOWELS = [0x61, 0x65, 0x69, 0x6f, 0x75, 0x79];
/** Bytes that names of fields have beside letters and digits: `_ - . $ : [ ] # @ ( ) ? *` and space. */
const IN_NAMES = new Uint8Array(128);
for (const mark of '_-.$:[]#@()?* ') IN_NAMES[mark.charCodeAt(0)] = 1;

const SEPARATORS = new Uint8Array(256);
for (const mark of '[]:') SEPARATORS[mark.charCodeAt(0)] = 1;

/**
 * True when a name looks like a value (a key of a map, a secret in the wrong place): it is then written as `{}`. Names
 * of more than 64 bytes, with bytes that names do not have, of a sensitive class, with many digits or digits among the
 * letters, without vowels, or of one very long word. Judges one name by itself, so the order of names does not matter.
 */
export function isValueShaped(bytes: Uint8Array, start: number, end: number): boolean {
  return isValueWord(bytes, start, end) || hasValuePart(bytes, start, end);
}

/** `filter[ann@example.com]` and `user:4111…` hold a value beside a name. Indexes of up to three digits are fine. */
function hasValuePart(bytes: Uint8Array, start: number, end: number): boolean {
  let part = start;
  for (let i = start; i <= end; i++) {
    if (i < end && SEPARATORS[bytes[i] as number] !== 1) continue;
    const isWhole = part === start && i === end;
    if (!isWhole && i > part && !isIndex(bytes, part, i) && isValueWord(bytes, part, i)) return true;
    part = i + 1;
  }
  return false;
}

function isIndex(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > 3) return false;
  for (let i = start; i < end; i++) if (!isDigit(bytes[i])) return false;
  return true;
}

function isValueWord(bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  if (length === 0 || length > LONGEST) return true;
  let digits = 0;
  let digitRuns = 0;
  let embeddedRuns = 0;
  let letters = 0;
  let hexLetters = 0;
  let uppers = 0;
  let upperStarts = 0;
  let word = 0;
  let consonants = 0;
  let spaces = 0;
  let ats = 0;
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    const family = FAMILY[byte] as number;
    if (family === LOWER || family === UPPER) {
      const lower = byte | 0x20;
      letters++;
      if (family === UPPER) uppers++;
      if (lower <= 0x66) hexLetters++;
      if (family === UPPER && (FAMILY[bytes[i - 1] as number] as number) === LOWER && i > start) {
        upperStarts++;
        word = 0;
        consonants = 0;
      }
      word++;
      consonants = VOWELS.includes(lower) ? 0 : consonants + 1;
      if (word > LONGEST_WORD || (consonants >= MOST_CONSONANTS && letters > 8)) return true;
      continue;
    }
    if (byte < 0x80) {
      word = 0;
      consonants = 0;
    }
    if (isDigit(byte)) {
      digits++;
      if (i === start || !isDigit(bytes[i - 1])) {
        digitRuns++;
        if (i > start && isLetterByte(bytes[i - 1] as number)) {
          let next = i;
          while (next < end && isDigit(bytes[next])) next++;
          if (next < end && isLetterByte(bytes[next] as number)) embeddedRuns++;
        }
      }
    } else if (family === OTHER || byte < 0x80) {
      if (byte < 0x80 && IN_NAMES[byte] === 0) return true;
      if (byte === 0x20) spaces++;
      if (byte === 0x40 && i > start) ats++;
    }
  }
  if (spaces > 3 || ats > 1) return true;
  if (digits > 0) {
    if (letters === 0 || digits >= 6 || digitRuns >= 4 || (digitRuns >= 2 && digits >= 4)) return true;
    if (embeddedRuns >= 2 || startsWithNumber(bytes, start, end)) return true;
    if (length >= 8 && digits >= 2 && hexLetters + digits === length) return true;
  }
  if (letters >= 16 && ((upperStarts + 1) * 3.2 > letters || (upperStarts >= 4 && uppers >= 0.4 * letters)))
    return true;
  return classifyValue(bytes, start, end, 'text', PLAIN_NAME) >= 0;
}

/** `2024-q1` and `10km` begin with a number, `2fa` and `3d_model` with a word. */
function startsWithNumber(bytes: Uint8Array, start: number, end: number): boolean {
  if (!isDigit(bytes[start])) return false;
  return isDigit(bytes[start + 1]) || start + 1 === end || !isLetterByte(bytes[start + 1] as number);
}

function isLetterByte(byte: number): boolean {
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}
