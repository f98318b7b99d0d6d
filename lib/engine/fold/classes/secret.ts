import { beginsWith, DASH, DIGIT, FAMILY, LOWER, UNDERSCORE, UPPER } from '@/lib/engine/bytes/characters';

const DOT = 0x2e;
const WORD = LOWER | UPPER | DIGIT | UNDERSCORE | DASH;

/** bcrypt, Argon2, scrypt, crypt(3) and PBKDF2 as frameworks store them. */
export function isPasswordHash(bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  if (length < 34) return false;
  if (bytes[start] !== 0x24) {
    return (
      length > 60 &&
      (beginsWith(bytes, start, end, 'pbkdf2_sha') ||
        beginsWith(bytes, start, end, 'pbkdf2:sha') ||
        beginsWith(bytes, start, end, 'scrypt:'))
    );
  }
  if (length === 60 && beginsWith(bytes, start, end, '$2') && bytes[start + 6] === 0x24) return true;
  return PASSWORD_HASHES.some((prefix) => beginsWith(bytes, start, end, prefix));
}

const PASSWORD_HASHES = ['$argon2', '$scrypt$', '$5$', '$6$', '$1$', '$y$', '$pbkdf2', '$P$', '$apr1$'];

/** A PEM block of any kind of private key (RFC 7468). */
export function isPrivateKey(bytes: Uint8Array, start: number, end: number): boolean {
  if (!beginsWith(bytes, start, end, '-----BEGIN ')) return false;
  const limit = Math.min(end, start + 48);
  for (let i = start + 11; i < limit; i++) if (beginsWith(bytes, i, end, 'PRIVATE KEY')) return true;
  return false;
}

/** Three or five dotted base64url parts (RFC 7515, 7516) of which the first decodes to a JSON object that names `alg`. */
export function isJwt(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < 30 || bytes[start] !== 0x65 || bytes[start + 1] !== 0x79) return false;
  let dots = 0;
  let header = end;
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if (byte === DOT) {
      if (dots === 0) header = i;
      dots++;
    } else if (((FAMILY[byte] as number) & WORD) === 0) return false;
  }
  return (dots === 2 || dots === 4) && headerNamesAlgorithm(bytes, start, header);
}

const HEADER_LIMIT = 512;
const decoded = new Uint8Array(HEADER_LIMIT);

function headerNamesAlgorithm(bytes: Uint8Array, start: number, end: number): boolean {
  const length = decodeBase64Url(bytes, start, Math.min(end, start + HEADER_LIMIT));
  if (decoded[0] !== 0x7b || (end - start <= HEADER_LIMIT && decoded[length - 1] !== 0x7d)) return false;
  for (let i = 1; i < length; i++)
    if (decoded[i] === 0x22 && beginsWith(decoded, i, length, '"alg"')) return true;
  return false;
}

/** Writes into `decoded`; the number of bytes written. */
function decodeBase64Url(bytes: Uint8Array, start: number, end: number): number {
  let length = 0;
  let bits = 0;
  let held = 0;
  for (let i = start; i < end; i++) {
    bits = (bits << 6) | sextet(bytes[i] as number);
    held += 6;
    if (held >= 8) {
      held -= 8;
      decoded[length++] = (bits >> held) & 255;
    }
  }
  return length;
}

function sextet(byte: number): number {
  if (byte >= 0x61) return byte - 0x61 + 26;
  if (byte === 0x5f) return 63;
  if (byte >= 0x41) return byte - 0x41;
  if (byte === 0x2d) return 62;
  return byte - 0x30 + 52;
}
