import { civilMs, clockSeconds, offsetMinutes, twoDigits } from '@/lib/engine/bytes/time-civil';

/**
 * Milliseconds since 1970 of the RFC 3339 date-time that is all of `bytes[start, end)`; NaN when it is not one. A blank
 * may stand for the `T`, the colon of the offset may be missing, and any number of fraction digits may follow. Without
 * an offset the answer is NaN, unless `isUtcAssumed`.
 */
export function parseRfc3339(bytes: Uint8Array, start: number, end: number, isUtcAssumed = false): number {
  if (end - start < 19 || bytes[start + 4] !== 0x2d || bytes[start + 7] !== 0x2d) return Number.NaN;
  const century = twoDigits(bytes, start);
  const year = twoDigits(bytes, start + 2);
  const separator = bytes[start + 10] as number;
  if (century < 0 || year < 0 || ((separator | 0x20) !== 0x74 && separator !== 0x20)) return Number.NaN;
  const seconds = clockSeconds(bytes, start + 11);

  let at = start + 19;
  let fractionMs = 0;
  const mark = bytes[at];
  if (at < end && (mark === 0x2e || mark === 0x2c)) {
    at++;
    let unit = 100;
    const first = at;
    for (; at < end; at++) {
      const digit = (bytes[at] as number) - 0x30;
      if (digit < 0 || digit > 9) break;
      fractionMs += digit * unit;
      unit = unit >= 10 ? unit / 10 : 0;
    }
    if (at === first) return Number.NaN;
  }

  let offset = 0;
  if (at === end) {
    if (!isUtcAssumed) return Number.NaN;
  } else if (((bytes[at] as number) | 0x20) === 0x7a) {
    if (at + 1 !== end) return Number.NaN;
  } else {
    offset = offsetMinutes(bytes, at, end);
  }
  return (
    civilMs(century * 100 + year, twoDigits(bytes, start + 5), twoDigits(bytes, start + 8), seconds, offset) +
    fractionMs
  );
}
