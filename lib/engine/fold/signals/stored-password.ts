import { isPasswordHash } from '@/lib/engine/fold/classes/secret';

/** Hexadecimal digits of MD5, SHA-1, SHA-224, SHA-256, SHA-384 and SHA-512. */
const DIGEST_LENGTHS = new Set([32, 40, 56, 64, 96, 128]);

/** A hash made for passwords, or a plain digest: for values that are known to be of the class password. */
export function isStoredPassword(bytes: Uint8Array, start: number, end: number): boolean {
  if (isPasswordHash(bytes, start, end)) return true;
  if (!DIGEST_LENGTHS.has(end - start)) return false;
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    const letter = byte | 0x20;
    if (!((byte >= 0x30 && byte <= 0x39) || (letter >= 0x61 && letter <= 0x66))) return false;
  }
  return true;
}
