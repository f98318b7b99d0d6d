import { parseUnsigned } from '@/lib/engine/bytes/text-number';
import { civilMs, clockSeconds } from '@/lib/engine/bytes/time-civil';
import { parseRfc3339 } from '@/lib/engine/bytes/time-rfc3339';

const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec';
/** Dates past the year 2200 are mistakes. */
const LATEST_MS = 7_258_118_400_000;

/** Milliseconds since 1970 of an HTTP date (RFC 9110, 5.6.7), `@` and Unix seconds, or an ISO date; -1 for others. */
export function readHeaderDate(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && (bytes[at] === 0x20 || bytes[at] === 0x22)) at++;
  let last = end;
  while (last > at && (bytes[last - 1] === 0x20 || bytes[last - 1] === 0x22)) last--;
  const ms = readDate(bytes, at, last);
  return ms >= 0 && ms < LATEST_MS ? ms : -1;
}

function readDate(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[start] === 0x40) {
    const seconds = parseUnsigned(bytes, start + 1, end);
    return seconds < 0 ? -1 : seconds * 1000;
  }
  if (bytes[start + 4] === 0x2d && end - start >= 10) {
    if (end - start > 10) return parseRfc3339(bytes, start, end, true);
    return civilMs(number(bytes, start, 4), number(bytes, start + 5, 2), number(bytes, start + 8, 2), 0, 0);
  }
  if (bytes[start + 3] !== 0x2c || end - start < 25) return -1;
  const month = monthNumber(bytes, start + 8);
  const seconds = clockSeconds(bytes, start + 17);
  return civilMs(number(bytes, start + 12, 4), month, number(bytes, start + 5, 2), seconds, 0);
}

function number(bytes: Uint8Array, start: number, length: number): number {
  return parseUnsigned(bytes, start, start + length);
}

function monthNumber(bytes: Uint8Array, at: number): number {
  for (let month = 0; month < 12; month++) {
    const name = month * 3;
    if (
      ((bytes[at] as number) | 0x20) === MONTHS.charCodeAt(name) &&
      ((bytes[at + 1] as number) | 0x20) === MONTHS.charCodeAt(name + 1) &&
      ((bytes[at + 2] as number) | 0x20) === MONTHS.charCodeAt(name + 2)
    ) {
      return month + 1;
    }
  }
  return 0;
}
