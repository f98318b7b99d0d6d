import {
  AUDIENCE_EXTENSIONS,
  AUDIENCE_MEMBERS,
  DEPRECATED_WORDS,
  DEPRECATION_DATED,
  DEPRECATION_EXTENSIONS,
  INTERNAL_FLAGS,
  INTERNAL_WORDS,
  PUBLIC_FLAGS,
  STATUS_EXTENSIONS,
  STATUS_MEMBERS,
  SUNSET_EXTENSIONS,
  SUNSET_MEMBERS,
  SUNSET_OBJECTS,
} from '@/lib/engine/lexicon/spec-extensions';
import { isObject, type JsonObject, own } from './json-value';

export interface Extensions {
  isDeprecated: boolean;
  isInternal: boolean;
  /** RFC 3339 date or date-time. */
  sunset: string | undefined;
  /** A sunset extension was there, and its value is no date. */
  hasBadSunset: boolean;
}

const READ: ReadonlySet<string> = new Set([
  ...SUNSET_EXTENSIONS,
  ...SUNSET_OBJECTS,
  ...DEPRECATION_EXTENSIONS,
  ...STATUS_EXTENSIONS,
  ...INTERNAL_FLAGS,
  ...PUBLIC_FLAGS,
  ...AUDIENCE_EXTENSIONS,
]);
const NOTHING: Extensions = {
  isDeprecated: false,
  isInternal: false,
  sunset: undefined,
  hasBadSunset: false,
};
const DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])/;
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i;

/** What the `x-` keys of an operation, path item, `info` or root say. Names are compared without case. */
export function readExtensions(holder: JsonObject): Extensions {
  let found: Map<string, unknown> | undefined;
  for (const key in holder) {
    if (key.charCodeAt(1) !== 0x2d || (key.charCodeAt(0) | 0x20) !== 0x78) continue;
    const name = key.toLowerCase();
    if (!READ.has(name)) continue;
    found ??= new Map();
    found.set(name, own(holder, key));
  }
  if (!found) return NOTHING;
  const sunset = sunsetOf(found);
  return {
    isDeprecated: isDeprecated(found),
    isInternal: isInternal(found),
    sunset: sunset === undefined ? undefined : dateOf(sunset),
    hasBadSunset: sunset !== undefined && dateOf(sunset) === undefined,
  };
}

/** What holds below: the inner level's date wins, and what either level says stays said. */
export function inheritExtensions(inner: Extensions, outer: Extensions): Extensions {
  if (outer === NOTHING) return inner;
  if (inner === NOTHING) return outer;
  return {
    isDeprecated: inner.isDeprecated || outer.isDeprecated,
    isInternal: inner.isInternal || outer.isInternal,
    sunset: inner.sunset ?? outer.sunset,
    hasBadSunset: inner.hasBadSunset || outer.hasBadSunset,
  };
}

function sunsetOf(found: ReadonlyMap<string, unknown>): unknown {
  for (const name of SUNSET_EXTENSIONS) {
    const value = found.get(name);
    if (value !== undefined && !isObject(value) && value !== false && value !== null) return value;
  }
  for (const name of SUNSET_OBJECTS) {
    const value = found.get(name);
    if (!isObject(value)) continue;
    const members = SUNSET_MEMBERS.filter((member) => member !== 'date' || !DEPRECATION_DATED.has(name));
    const held = members
      .map((member) => own(value, member))
      .find((date) => typeof date === 'string' && date !== '');
    if (held !== undefined) return held;
  }
  return undefined;
}

/** RFC 3339 as it is, with a space for the T or without an offset repaired; the Sunset header's HTTP date rewritten. */
function dateOf(value: unknown): string | undefined {
  const text = String(value).trim();
  if (DATE_TIME.test(text)) return text;
  if (DATE.test(text) && text.length === 10) return text;
  if (DATE.test(text)) {
    const repaired = text.replace(' ', 'T');
    for (const candidate of [repaired, `${repaired}Z`, `${repaired}:00Z`])
      if (DATE_TIME.test(candidate)) return candidate;
    return /^[T ]/.test(text.slice(10)) ? text.slice(0, 10) : undefined;
  }
  if (!/^[a-z]{3},? .*\d{4} .*GMT$/i.test(text)) return undefined;
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}

function isDeprecated(found: ReadonlyMap<string, unknown>): boolean {
  if (DEPRECATION_EXTENSIONS.some((name) => saysYes(found.get(name), true))) return true;
  return STATUS_EXTENSIONS.some((name) =>
    wordsOf(found.get(name), STATUS_MEMBERS).some((word) => DEPRECATED_WORDS.has(word)),
  );
}

function isInternal(found: ReadonlyMap<string, unknown>): boolean {
  if (INTERNAL_FLAGS.some((name) => saysYes(found.get(name), false))) return true;
  if (PUBLIC_FLAGS.some((name) => found.get(name) === false || found.get(name) === 'false')) return true;
  return AUDIENCE_EXTENSIONS.some((name) => {
    const words = wordsOf(found.get(name), AUDIENCE_MEMBERS);
    return words.length > 0 && words.every((word) => INTERNAL_WORDS.has(word));
  });
}

/** `mayBeText`: a date, a version or a reason also says yes. */
function saysYes(value: unknown, mayBeText: boolean): boolean {
  if (value === true || (mayBeText && isObject(value))) return true;
  if (typeof value !== 'string') return false;
  const text = value.toLowerCase();
  return text === 'true' || text === 'yes' || (mayBeText && text !== '' && text !== 'false' && text !== 'no');
}

function wordsOf(value: unknown, members: readonly string[]): string[] {
  const held = isObject(value) ? members.map((member) => own(value, member)) : [value];
  return held
    .flat()
    .filter((word) => typeof word === 'string')
    .map((word) => word.trim().toLowerCase());
}
