import { AT, DIGIT, FAMILY, isDigit, isLetter, LOWER, SPACE, UPPER } from '@/lib/engine/bytes/characters';
import { classifyValue, PLAIN_NAME } from '@/lib/engine/fold/sensitive-value';
import { areRandomLetters } from './random-letters';

/** Longer names are values. Of 64,394 property names in public specs, all rules here together take 0.25 % for values. */
const LONGEST = 64;
const LONGEST_WORD = 22;
/** Letters from which case alone can tell a token: shorter ones may be names like `isOnAirTvId`. */
const CASE_LETTERS = 16;
/** Bytes that names of fields have beside letters and digits. */
const IN_NAMES = new Uint8Array(128);
for (const mark of '_-.$:[]#@()?* ') IN_NAMES[mark.charCodeAt(0)] = 1;
/** Bytes between the parts of a name that are judged by themselves too. */
const SEPARATORS = new Uint8Array(256);
for (const mark of '[]:') SEPARATORS[mark.charCodeAt(0)] = 1;

/**
 * True when a name looks like a value (a key of a map, a secret in the wrong place): it is then written as `{}`. Names
 * of more than 64 bytes, with bytes that names do not have, of a sensitive class, with many digits or digits among the
 * letters, of random letters or case, or of one very long word. Judges one name by itself, so the order of names does
 * not matter.
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
  if (end === start || end - start > LONGEST) return true;
  return (
    hasOddMarks(bytes, start, end) ||
    hasOddDigits(bytes, start, end) ||
    hasOddLetters(bytes, start, end) ||
    classifyValue(bytes, start, end, 'text', PLAIN_NAME) >= 0
  );
}

function hasOddMarks(bytes: Uint8Array, start: number, end: number): boolean {
  let spaces = 0;
  let ats = 0;
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    const family = FAMILY[byte] as number;
    if (byte >= 0x80 || (family & (LOWER | UPPER | DIGIT)) !== 0) continue;
    if (IN_NAMES[byte] === 0) return true;
    if (family === SPACE) spaces++;
    if (family === AT && i > start) ats++;
  }
  return spaces > 3 || ats > 1;
}

/** More digits, runs of digits, or runs between two letters than names have; `address1`, `i18n` and `sha256` are names. */
function hasOddDigits(bytes: Uint8Array, start: number, end: number): boolean {
  let digits = 0;
  let runs = 0;
  let embedded = 0;
  let others = 0;
  for (let i = start; i < end; i++) {
    if (!isDigit(bytes[i])) {
      if (!isHexLetter(bytes[i] as number)) others++;
      continue;
    }
    const first = i;
    while (i + 1 < end && isDigit(bytes[i + 1])) i++;
    digits += i + 1 - first;
    runs++;
    if (first > start && isLetter(bytes[first - 1]) && i + 1 < end && isLetter(bytes[i + 1])) embedded++;
  }
  if (digits === 0) return false;
  if (digits >= 6 || runs >= 4 || (runs >= 2 && digits >= 4) || embedded >= 2) return true;
  if (startsWithNumber(bytes, start, end)) return true;
  return others === 0 && digits >= 2 && end - start >= 8;
}

/** `2024-q1` and `10km` begin with a number, `2fa` and `3d_model` with a word. */
function startsWithNumber(bytes: Uint8Array, start: number, end: number): boolean {
  if (!isDigit(bytes[start])) return false;
  return isDigit(bytes[start + 1]) || start + 1 === end || !isLetter(bytes[start + 1]);
}

/** A word too long, a word of random letters, or letters whose case changes as in base64 and not as in camelCase. */
function hasOddLetters(bytes: Uint8Array, start: number, end: number): boolean {
  let letters = 0;
  let uppers = 0;
  let humps = 0;
  let word = start;
  for (let i = start; i < end; i++) {
    const family = FAMILY[bytes[i] as number] as number;
    if ((family & (LOWER | UPPER)) === 0) {
      if (isOddWord(bytes, word, i)) return true;
      word = i + 1;
      continue;
    }
    letters++;
    if (family !== UPPER) continue;
    uppers++;
    if (i === start || FAMILY[bytes[i - 1] as number] !== LOWER) continue;
    humps++;
    if (isOddWord(bytes, word, i)) return true;
    word = i;
  }
  if (isOddWord(bytes, word, end)) return true;
  return letters >= CASE_LETTERS && ((humps + 1) * 3.2 > letters || (humps >= 4 && uppers >= 0.4 * letters));
}

function isOddWord(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start > LONGEST_WORD || areRandomLetters(bytes, start, end);
}

function isHexLetter(byte: number): boolean {
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66;
}
