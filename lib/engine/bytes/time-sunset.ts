import { civilMs } from './time-civil';
import { parseRfc3339 } from './time-rfc3339';

const DAY_MS = 86_400_000;
const encoder = new TextEncoder();

/**
 * The moment (milliseconds since 1970) at which a declared sunset has passed: a date-time itself, a date at its end,
 * both in UTC when they name no zone. `null` when the text is neither.
 */
export function sunsetMs(text: string): number | null {
  const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim());
  if (date) {
    const ms = civilMs(Number(date[1]), Number(date[2]), Number(date[3]), 0, 0);
    return Number.isNaN(ms) ? null : ms + DAY_MS;
  }
  const bytes = encoder.encode(text.trim());
  const ms = parseRfc3339(bytes, 0, bytes.length, true);
  return Number.isNaN(ms) ? null : ms;
}

/** Where a sunset may be said, each `null` where it is not. */
export interface SunsetSources {
  /** As a document says it. */
  declared: string | null;
  /** From a Sunset header. */
  headerMs: number | null;
  /** By a person, for the whole API. */
  statedMs: number | null;
}

/** The moment at which the earliest of the sunsets has passed; `null` when there is none. */
export function earliestSunsetMs({ declared, headerMs, statedMs }: SunsetSources): number | null {
  const all = [declared ? sunsetMs(declared) : null, headerMs, statedMs].filter((ms) => ms !== null);
  return all.length === 0 ? null : Math.min(...all);
}

/** The same when it has passed by now, else `null`. */
export function passedSunsetMs(sources: SunsetSources, nowMs: number): number | null {
  const ms = earliestSunsetMs(sources);
  return ms !== null && ms <= nowMs ? ms : null;
}
