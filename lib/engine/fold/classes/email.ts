import { isDigit, isLetter } from '@/lib/engine/bytes/characters';

const AT = 0x40;
const DOT = 0x2e;
const DASH = 0x2d;
/** Endings of files named like addresses: `icon@2x.png`. */
const FILE_ENDINGS = [
  'png',
  'jpg',
  'jpeg',
  'gif',
  'svg',
  'webp',
  'css',
  'js',
  'json',
  'html',
  'ts',
  'map',
  'ico',
  'pdf',
];

/**
 * An address as mail systems take it in practice (RFC 5321 without quoted local parts and address literals): one `@`,
 * 1–64 bytes before it, a domain name with an alphabetic last label after it.
 */
export function isEmail(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > 254) return false;
  let at = start;
  while (at < end && bytes[at] !== AT) at++;
  if (at === start || at === end || at - start > 64) return false;
  if (bytes[start] === DOT || bytes[at - 1] === DOT) return false;
  for (let i = start; i < at; i++) if (!isLocalByte(bytes[i] as number)) return false;
  return isDomain(bytes, at + 1, end);
}

function isDomain(bytes: Uint8Array, start: number, end: number): boolean {
  let label = start;
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if (byte === DOT) {
      if (i === label || bytes[i - 1] === DASH) return false;
      label = i + 1;
    } else if (byte === DASH) {
      if (i === label) return false;
    } else if (!isLetter(byte) && !isDigit(byte) && byte < 0x80) return false;
  }
  if (label === start || end - label < 2) return false;
  for (let i = label; i < end; i++) if (isDigit(bytes[i])) return isPunycode(bytes, label);
  return !isFileEnding(bytes, label, end);
}

function isPunycode(bytes: Uint8Array, start: number): boolean {
  return (
    bytes[start] === 0x78 &&
    bytes[start + 1] === 0x6e &&
    bytes[start + 2] === DASH &&
    bytes[start + 3] === DASH
  );
}

function isFileEnding(bytes: Uint8Array, start: number, end: number): boolean {
  return FILE_ENDINGS.some((ending) => {
    if (ending.length !== end - start) return false;
    for (let i = 0; i < ending.length; i++)
      if (((bytes[start + i] as number) | 0x20) !== ending.charCodeAt(i)) return false;
    return true;
  });
}

function isLocalByte(byte: number): boolean {
  if (isLetter(byte) || isDigit(byte) || byte >= 0x80) return true;
  return (
    byte === DOT ||
    byte === DASH ||
    byte === 0x5f ||
    byte === 0x2b ||
    byte === 0x25 ||
    byte === 0x27 ||
    byte === 0x26 ||
    byte === 0x21 ||
    byte === 0x23
  );
}
