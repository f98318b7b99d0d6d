import { parseUnsigned } from '@/lib/engine/bytes/text-number';

/** The number of TLS 1.0 on the wire (RFC 5246, 6.2.1: {3, 1}); later versions follow. */
const WIRE_1_0 = 0x0301;

/**
 * TLS version times ten of `TLSv1.3`, `tls1_2`, `1.3`, `1.1`, or the wire's number (`772`). SSL 2 and 3 count as the
 * oldest, 10. Empty, `-`, `none` and `false` are 0, plaintext; anything else is -1.
 */
export function readTls(bytes: Uint8Array, start: number, end: number): number {
  if (end === start || (end === start + 1 && bytes[start] === 0x2d)) return 0;
  const first = (bytes[start] as number) | 0x20;
  if (first === 0x66 || first === 0x6e) return 0;
  if (first === 0x73) return 10;
  const wire = parseUnsigned(bytes, start, end);
  if (wire >= WIRE_1_0 && wire <= WIRE_1_0 + 3) return wire - WIRE_1_0 + 10;
  let at = start;
  while (at < end && bytes[at] !== 0x31) at++;
  if (at >= end) return -1;
  let minor = at + 1;
  if (bytes[minor] === 0x2e || bytes[minor] === 0x5f) minor++;
  if (minor >= end) return first === 0x74 ? 10 : -1;
  const digit = (bytes[minor] as number) - 0x30;
  return digit >= 0 && digit <= 3 && minor + 1 === end ? 10 + digit : -1;
}
