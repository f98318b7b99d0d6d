import {
  AT,
  beginsWith,
  COLON,
  COMMA,
  DASH,
  DIGIT,
  DOT,
  isDigit,
  isLetter,
  LOWER,
  OTHER,
  PARENTHESIS,
  PLUS,
  SLASH,
  SPACE,
  UNDERSCORE,
  UPPER,
} from '@/lib/engine/bytes/characters';
import {
  AADHAAR,
  API_KEY,
  BIOMETRIC,
  CNPJ,
  CPF,
  DATE_OF_BIRTH,
  DRIVING_LICENCE,
  EMAIL,
  GEOLOCATION,
  HEALTH,
  IBAN,
  IP_ADDRESS,
  JWT,
  NHS_NUMBER,
  NO_CLASS,
  PASSPORT,
  PASSWORD,
  PAYMENT_CARD,
  PERSON_NAME,
  PHONE,
  POSTAL_ADDRESS,
  PRIVATE_KEY,
  SSN,
} from '@/lib/engine/lexicon/sensitive-classes';
import { gatherDigits } from './digits';
import { isIban } from './iban';
import { isAadhaar, isCnpj, isCpf, isNhsNumber, isSsn } from './national-number';
import { isPaymentCard } from './payment-card';
import { isNamedPhone } from './phone';

const LETTERS = LOWER | UPPER;
const NUMBER_MARKS = DIGIT | DASH | SPACE | DOT | SLASH;
const PHONE_MARKS = NUMBER_MARKS | PLUS | PARENTHESIS;

/**
 * The class of a value whose field's name stands for `hint`, or NO_CLASS when the value cannot be one: the name alone
 * never suffices. `families` are those of the value's bytes (see characters.ts).
 */
export function classifyNamed(
  bytes: Uint8Array,
  start: number,
  end: number,
  families: number,
  hint: number,
): number {
  return canBe(bytes, start, end, families, hint) ? hint : NO_CLASS;
}

function canBe(bytes: Uint8Array, start: number, end: number, families: number, hint: number): boolean {
  const length = end - start;
  switch (hint) {
    case PHONE:
      return (
        isOnly(families, PHONE_MARKS) &&
        isNamedPhone(gatherDigits(bytes, start, end)) &&
        !isDate(bytes, start, end)
      );
    case PAYMENT_CARD:
      return isOnly(families, DIGIT | DASH | SPACE) && isPaymentCard(gatherDigits(bytes, start, end));
    case IBAN:
      return isIban(bytes, start, end);
    case SSN:
      return isOnly(families, NUMBER_MARKS) && isSsn(gatherDigits(bytes, start, end));
    case AADHAAR:
      return isOnly(families, NUMBER_MARKS) && isAadhaar(gatherDigits(bytes, start, end));
    case CPF:
    case CNPJ:
      return isOnly(families, NUMBER_MARKS) && isBrazilian(bytes, start, end, hint);
    case NHS_NUMBER:
      return isOnly(families, NUMBER_MARKS) && isNhsNumber(gatherDigits(bytes, start, end));
    case PASSPORT:
      return (
        length >= 6 &&
        length <= 12 &&
        isOnly(families, DIGIT | LETTERS | SPACE | DASH) &&
        countDigits(bytes, start, end) >= 4
      );
    case DRIVING_LICENCE:
      return (
        length >= 5 &&
        length <= 24 &&
        isOnly(families, DIGIT | LETTERS | SPACE | DASH | SLASH) &&
        countDigits(bytes, start, end) >= 3
      );
    case DATE_OF_BIRTH:
      return isDate(bytes, start, end);
    case POSTAL_ADDRESS:
      return isPostalAddress(bytes, start, end, families);
    case PERSON_NAME:
      return isPersonName(bytes, start, end, families);
    case API_KEY:
      return (
        length >= 12 &&
        length <= 512 &&
        (families & SPACE) === 0 &&
        !isMasked(bytes, start, end) &&
        !isUrl(bytes, start, end)
      );
    case PASSWORD:
      return length > 0 && length <= 256 && !isMasked(bytes, start, end) && !isUrl(bytes, start, end);
    case HEALTH:
      return length > 0 && length <= 4096 && !isMasked(bytes, start, end);
    case BIOMETRIC:
      return length >= 4 && !isMasked(bytes, start, end) && !isUrl(bytes, start, end);
    default:
      return false;
  }
}

/** Hints that say nothing which the value's own shape does not say better. */
export function isShapeOnly(hint: number): boolean {
  return (
    hint === EMAIL || hint === IP_ADDRESS || hint === JWT || hint === PRIVATE_KEY || hint === GEOLOCATION
  );
}

function isOnly(families: number, allowed: number): boolean {
  return (families & ~allowed) === 0;
}

function isBrazilian(bytes: Uint8Array, start: number, end: number, hint: number): boolean {
  const count = gatherDigits(bytes, start, end);
  return hint === CPF ? isCpf(count) : isCnpj(count);
}

/** `1990-05-17` (a time may follow), `17/05/1990`, `17.05.1990`, `5/17/90`, `19900517`; a year of 1900–2099. */
export function isDate(bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  if (length < 6 || length > 35) return false;
  let at = start;
  while (at < end && isDigit(bytes[at])) at++;
  const first = at - start;
  if (first === 8 && length === 8) return isYear(bytes, start) && isMonth(bytes, start + 4);
  const separator = bytes[at];
  if (separator !== 0x2d && separator !== 0x2f && separator !== 0x2e) return false;
  if (first === 4)
    return (
      isYear(bytes, start) &&
      isDigit(bytes[at + 1]) &&
      (isDigit(bytes[at + 2]) || bytes[at + 2] === separator)
    );
  if ((first !== 1 && first !== 2) || length > 10) return false;
  const second = at + 1;
  at = second;
  while (at < end && isDigit(bytes[at])) at++;
  if (at === second || at - second > 2 || bytes[at] !== separator) return false;
  const year = at + 1;
  for (let i = year; i < end; i++) if (!isDigit(bytes[i])) return false;
  return end - year === 2 || (end - year === 4 && isYear(bytes, year));
}

function isYear(bytes: Uint8Array, at: number): boolean {
  return (bytes[at] === 0x31 && bytes[at + 1] === 0x39) || (bytes[at] === 0x32 && bytes[at + 1] === 0x30);
}

function isMonth(bytes: Uint8Array, at: number): boolean {
  const month = ((bytes[at] as number) - 0x30) * 10 + (bytes[at + 1] as number) - 0x30;
  return month >= 1 && month <= 12;
}

/** A postal code (3–10, with a digit), or words with a space or a number among them; no URL, mail or network address. */
function isPostalAddress(bytes: Uint8Array, start: number, end: number, families: number): boolean {
  const length = end - start;
  if (length < 3 || length > 300 || (families & (AT | UNDERSCORE)) !== 0 || isUrl(bytes, start, end))
    return false;
  const hasDigit = (families & DIGIT) !== 0;
  if (length <= 10 && hasDigit && isOnly(families, DIGIT | LETTERS | SPACE | DASH)) return true;
  if ((families & (LETTERS | OTHER)) === 0) return false;
  return (families & SPACE) !== 0 && (families & COLON) === 0;
}

/** Letters of any script, with spaces, dots, dashes, apostrophes and commas; 2–80 bytes and no digits. */
function isPersonName(bytes: Uint8Array, start: number, end: number, families: number): boolean {
  const length = end - start;
  if (length < 2 || length > 80 || !isOnly(families, LETTERS | SPACE | DOT | DASH | COMMA | OTHER))
    return false;
  let letters = 0;
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if (isLetter(byte) || byte >= 0x80) letters++;
    else if (byte !== 0x20 && byte !== 0x2e && byte !== 0x2d && byte !== 0x27 && byte !== 0x2c) return false;
  }
  return letters >= 2 && !isNoName(bytes, start, end);
}

const NO_NAMES = ['null', 'none', 'undefined', 'unknown', 'string', 'true', 'false', 'n.a.', 'anonymous'];

function isNoName(bytes: Uint8Array, start: number, end: number): boolean {
  return NO_NAMES.some((word) => {
    if (word.length !== end - start) return false;
    for (let i = 0; i < word.length; i++)
      if (((bytes[start + i] as number) | 0x20) !== (word.charCodeAt(i) | 0x20)) return false;
    return true;
  });
}

/** `****`, `xxxx`, `••••`: one byte sequence over and over says that the value was taken out. */
function isMasked(bytes: Uint8Array, start: number, end: number): boolean {
  const first = bytes[start];
  if (
    beginsWith(bytes, start, end, '[REDACTED') ||
    beginsWith(bytes, start, end, 'REDACTED') ||
    beginsWith(bytes, start, end, '<redacted')
  )
    return true;
  if (first === 0xe2 && bytes[start + 1] === 0x80 && bytes[start + 2] === 0xa2) return true;
  if (first !== 0x2a && first !== 0x78 && first !== 0x58 && first !== 0x2e && first !== 0x2d) return false;
  for (let i = start + 1; i < end; i++) if (bytes[i] !== first) return false;
  return true;
}

function isUrl(bytes: Uint8Array, start: number, end: number): boolean {
  return beginsWith(bytes, start, end, 'http://') || beginsWith(bytes, start, end, 'https://');
}

function countDigits(bytes: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; i++) if (isDigit(bytes[i])) count++;
  return count;
}
