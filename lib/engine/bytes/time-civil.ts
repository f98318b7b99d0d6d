const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Milliseconds since 1970 of a proleptic Gregorian date and time, or NaN when no such moment exists. Second 60 is let
 * through, since leap seconds are logged. `offsetMinutes` is east of UTC. Days by H. Hinnant's `days_from_civil`.
 */
export function civilMs(
  year: number,
  month: number,
  day: number,
  secondOfDay: number,
  offsetMinutes: number,
): number {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return Number.NaN;
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  const days = era * 146097 + dayOfEra - 719468;
  return (days * 86400 + secondOfDay - offsetMinutes * 60) * 1000;
}

function daysIn(year: number, month: number): number {
  if (month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) return 29;
  return MONTH_DAYS[month - 1] as number;
}

/** Seconds since midnight of `hh:mm:ss` at `at`, or NaN. Reads eight bytes, which must be there. */
export function clockSeconds(bytes: Uint8Array, at: number): number {
  if (bytes[at + 2] !== 0x3a || bytes[at + 5] !== 0x3a) return Number.NaN;
  const hour = twoDigits(bytes, at);
  const minute = twoDigits(bytes, at + 3);
  const second = twoDigits(bytes, at + 6);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return Number.NaN;
  return hour * 3600 + minute * 60 + second;
}

/** Minutes east of UTC of `+hhmm` or `+hh:mm` that is all of `bytes[start, end)`, or NaN. */
export function offsetMinutes(bytes: Uint8Array, start: number, end: number): number {
  const sign = bytes[start];
  if (sign !== 0x2b && sign !== 0x2d) return Number.NaN;
  const minutesAt = bytes[start + 3] === 0x3a ? start + 4 : start + 3;
  if (end !== minutesAt + 2) return Number.NaN;
  const hours = twoDigits(bytes, start + 1);
  const minutes = twoDigits(bytes, minutesAt);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return Number.NaN;
  return sign === 0x2d ? -(hours * 60 + minutes) : hours * 60 + minutes;
}

/** The two-digit number at `at`, or a negative number. */
export function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] as number) - 0x30;
  const ones = (bytes[at + 1] as number) - 0x30;
  if (tens < 0 || tens > 9 || ones < 0 || ones > 9) return -1;
  return tens * 10 + ones;
}
