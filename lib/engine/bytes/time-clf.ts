import { civilMs, clockSeconds, offsetMinutes, twoDigits } from '@/lib/engine/bytes/time-civil';

/** Bytes of a common-log time: `10/Oct/2000:13:55:36 -0700`. */
export const CLF_TIME_LENGTH = 26;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Month by the sum of its second and third letters, folded into 32: no two months meet there. */
const MONTH_BY_LETTERS = monthTable();

/** Milliseconds since 1970 of the common-log time in the 26 bytes from `start`, or NaN. */
export function parseClfTime(bytes: Uint8Array, start: number): number {
  if (bytes[start + 2] !== 0x2f || bytes[start + 6] !== 0x2f || bytes[start + 11] !== 0x3a) return Number.NaN;
  if (bytes[start + 20] !== 0x20) return Number.NaN;
  const century = twoDigits(bytes, start + 7);
  const year = twoDigits(bytes, start + 9);
  if (century < 0 || year < 0) return Number.NaN;
  const month = readMonth(bytes, start + 3);
  const seconds = clockSeconds(bytes, start + 12);
  const offset = offsetMinutes(bytes, start + 21, start + CLF_TIME_LENGTH);
  return civilMs(century * 100 + year, month, twoDigits(bytes, start), seconds, offset);
}

/** 1 to 12, or 0. */
function readMonth(bytes: Uint8Array, at: number): number {
  const first = (bytes[at] as number) | 0x20;
  const second = (bytes[at + 1] as number) | 0x20;
  const third = (bytes[at + 2] as number) | 0x20;
  const month = MONTH_BY_LETTERS[slot(second, third)] as number;
  if (month === 0) return 0;
  const name = MONTHS[month - 1] as string;
  const isSame =
    name.charCodeAt(0) === first && name.charCodeAt(1) === second && name.charCodeAt(2) === third;
  return isSame ? month : 0;
}

function slot(second: number, third: number): number {
  return (second + third) & 31;
}

function monthTable(): Uint8Array {
  const table = new Uint8Array(32);
  for (const [index, name] of MONTHS.entries())
    table[slot(name.charCodeAt(1), name.charCodeAt(2))] = index + 1;
  return table;
}
