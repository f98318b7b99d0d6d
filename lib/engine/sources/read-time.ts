import { parseDecimal } from '@/lib/engine/bytes/text-number';
import { CLF_TIME_LENGTH, parseClfTime } from '@/lib/engine/bytes/time-clf';
import { parseRfc3339 } from '@/lib/engine/bytes/time-rfc3339';

/** From here on an epoch is read in the next finer unit: as seconds it would be past the year 5000. */
const MAX_SECONDS = 1e11;
const MAX_MS = 1e14;
const MAX_US = 1e17;

/**
 * Whole milliseconds since 1970 of a time in any spelling that logs use: RFC 3339, common-log, an epoch in s, ms, µs or ns
 * (told by its size). Without an offset it is UTC. NaN when it is none of them.
 */
export function readTime(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[start + 4] === 0x2d) return parseRfc3339(bytes, start, end, true);
  if (bytes[start] === 0x5b) return readTime(bytes, start + 1, end - 1);
  if (end - start === CLF_TIME_LENGTH && bytes[start + 2] === 0x2f) return parseClfTime(bytes, start);
  if (!isNumber(bytes, start, end)) return Number.NaN;
  return Math.round(toMilliseconds(parseDecimal(bytes, start, end)));
}

function toMilliseconds(epoch: number): number {
  if (epoch < MAX_SECONDS) return epoch * 1000;
  if (epoch < MAX_MS) return epoch;
  return epoch < MAX_US ? epoch / 1e3 : epoch / 1e6;
}

function isNumber(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if (
      (byte < 0x30 || byte > 0x39) &&
      byte !== 0x2e &&
      byte !== 0x2d &&
      byte !== 0x2b &&
      byte !== 0x45 &&
      byte !== 0x65
    ) {
      return false;
    }
  }
  return end > start;
}
