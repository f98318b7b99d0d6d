const POWERS = Array.from({ length: 23 }, (_, exponent) => 10 ** exponent);

/** The unsigned decimal integer that is all of `bytes[start, end)`, or -1. Exact up to 15 digits; longer ones are -1. */
export function parseUnsigned(bytes: Uint8Array, start: number, end: number): number {
  if (end <= start || end - start > 15) return -1;
  let value = 0;
  for (let i = start; i < end; i++) {
    const digit = (bytes[i] as number) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/**
 * The number at the start of `bytes[start, end)`: digits, a fraction, an exponent. NaN when there is none; what follows
 * is ignored. Close to a double's precision, not correctly rounded: for durations and epochs.
 */
export function parseDecimal(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  const isNegative = bytes[at] === 0x2d;
  if (isNegative) at++;
  const first = at;
  let value = 0;
  let scale = 0;
  let point = -1;
  for (; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte === 0x2e && point < 0) {
      point = at;
      continue;
    }
    const digit = byte - 0x30;
    if (digit < 0 || digit > 9) break;
    if (value < 1e15) {
      value = value * 10 + digit;
      if (point >= 0) scale--;
    } else if (point < 0) {
      scale++;
    }
  }
  if (at - first === (point >= 0 ? 1 : 0)) return Number.NaN;
  scale += exponent(bytes, at, end);
  const scaled = scale >= 0 ? value * power(scale) : value / power(-scale);
  return isNegative ? -scaled : scaled;
}

function exponent(bytes: Uint8Array, start: number, end: number): number {
  if (start >= end || ((bytes[start] as number) | 0x20) !== 0x65) return 0;
  const sign = bytes[start + 1];
  const digits = sign === 0x2b || sign === 0x2d ? start + 2 : start + 1;
  const value = parseUnsigned(bytes, digits, end);
  if (value < 0) return 0;
  return sign === 0x2d ? -value : value;
}

function power(exponent: number): number {
  return POWERS[exponent] ?? 10 ** exponent;
}
