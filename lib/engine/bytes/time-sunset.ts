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

/**
 * The sunset that has passed, the earlier one of two; `null` when none has. `declared` as a document says it, `headerMs`
 * from a Sunset header.
 */
export function passedSunsetMs(
  declared: string | null,
  headerMs: number | null,
  nowMs: number,
): number | null {
  const passed = [declared ? sunsetMs(declared) : null, headerMs].filter((ms) => ms !== null && ms <= nowMs);
  return passed.length === 0 ? null : Math.min(...(passed as number[]));
}
