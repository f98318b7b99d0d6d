/** One locale for server and browser, so that both write the same text. */
const LOCALE = 'en';

const whole = new Intl.NumberFormat(LOCALE);
const compact = new Intl.NumberFormat(LOCALE, { notation: 'compact', maximumSignificantDigits: 3 });

export function formatCount(count: number): string {
  return whole.format(count);
}

/** `1,240` as it is, `1,240,000` as `1.24M`: for places that hold six characters. */
export function formatCompact(count: number): string {
  return count < 100_000 ? whole.format(count) : compact.format(count);
}

/** `1 endpoint`, `2 endpoints`. */
export function formatQuantity(count: number, one: string, many = `${one}s`): string {
  return `${whole.format(count)} ${count === 1 ? one : many}`;
}

const BYTE_UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

export function formatBytes(bytes: number): string {
  let unit = 0;
  let size = bytes;
  while (size >= 1000 && unit < BYTE_UNITS.length - 1) {
    size /= 1000;
    unit++;
  }
  return `${unit === 0 || size >= 100 ? Math.round(size) : size.toFixed(1)} ${BYTE_UNITS[unit]}`;
}

export function formatMilliseconds(ms: number): string {
  if (ms < 10) return `${ms.toFixed(1)} ms`;
  if (ms < 1000) return `${Math.round(ms)} ms`;
  return `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`;
}

/** A share never rounds to a certainty that it is not: 99.98 % is `> 99.9 %`, 0.01 % is `< 0.1 %`. */
export function formatShare(part: number, total: number): string {
  if (total === 0) return '–';
  const percent = (100 * part) / total;
  if (percent > 0 && percent < 0.1) return '< 0.1 %';
  if (percent < 100 && percent > 99.9) return '> 99.9 %';
  return `${percent === 100 || percent === 0 ? percent : percent.toFixed(1)} %`;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `just now`, `5 min ago`, `3 h ago`, `12 d ago`, `4 mo ago`, `2 y ago`; `in 5 min` for what is to come. */
export function formatRelative(timeMs: number, nowMs: number): string {
  const distance = Math.abs(nowMs - timeMs);
  if (distance < 45 * SECOND) return 'just now';
  const words = distanceWords(distance);
  return timeMs <= nowMs ? `${words} ago` : `in ${words}`;
}

function distanceWords(distance: number): string {
  if (distance < HOUR) return `${Math.max(1, Math.round(distance / MINUTE))} min`;
  if (distance < DAY) return `${Math.round(distance / HOUR)} h`;
  if (distance < 60 * DAY) return `${Math.round(distance / DAY)} d`;
  if (distance < 730 * DAY) return `${Math.round(distance / (30.44 * DAY))} mo`;
  return `${Math.floor(distance / (365.25 * DAY))} y`;
}

/** `2026-11-23 14:05:12 UTC`: exact, and the same wherever it is read. */
export function formatExact(iso: string): string {
  return `${new Date(iso).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

const dayAndMonth = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** `2026-11-19` as `Nov 19`. */
export function formatDay(day: string): string {
  return dayAndMonth.format(Date.parse(day));
}
