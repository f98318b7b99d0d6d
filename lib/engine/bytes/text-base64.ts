const SKIP = 64;
const SEXTETS = sextetTable();

/**
 * Decodes base64, standard or URL-safe, from `bytes[start, end)` into `into` from `at` and returns the number of bytes
 * written, at most three quarters of what was read. Anything outside the alphabet, padding included, is passed over.
 */
export function decodeBase64(
  bytes: Uint8Array,
  start: number,
  end: number,
  into: Uint8Array,
  at: number,
): number {
  let out = at;
  let bits = 0;
  let held = 0;
  for (let i = start; i < end; i++) {
    const sextet = SEXTETS[bytes[i] as number] as number;
    if (sextet === SKIP) continue;
    bits = (bits << 6) | sextet;
    held += 6;
    if (held >= 8) {
      held -= 8;
      into[out++] = (bits >> held) & 0xff;
    }
  }
  return out - at;
}

function sextetTable(): Uint8Array {
  const table = new Uint8Array(256).fill(SKIP);
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  for (let i = 0; i < 64; i++) table[alphabet.charCodeAt(i)] = i;
  table['-'.charCodeAt(0)] = 62;
  table['_'.charCodeAt(0)] = 63;
  return table;
}
