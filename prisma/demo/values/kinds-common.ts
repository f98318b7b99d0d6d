import * as identifiers from './identifiers';
import type { Kind } from './value-context';
import { pooled } from './value-context';
import { SEARCHES, SENTENCES } from './words';

const HOUR = 3_600_000;
const isoTime = (ms: number) => new Date(ms).toISOString();

const words = (...options: readonly string[]): Kind => ({
  schema: { type: 'string', enum: options },
  make: ({ random }) => random.pick(options),
});

const whole = (least: number, most: number): Kind => ({
  schema: { type: 'integer' },
  make: ({ random }) => random.integer(least, most),
});

/** Identifiers, numbers, times and plain words. */
export const COMMON_KINDS = {
  uuid: {
    schema: { type: 'string', format: 'uuid' },
    make: (context) => pooled(context, 'uuid', 4000, identifiers.uuid),
  },
  ulid: {
    schema: { type: 'string', pattern: '^[0-9A-HJKMNP-TV-Z]{26}$' },
    make: (context) => identifiers.ulid(context.random, context.atMs - context.random.integer(0, 72 * HOUR)),
  },
  number: {
    schema: { type: 'integer', format: 'int64' },
    make: ({ random }) => 100_000 + Math.floor(60_000 * random.next() ** 1.6),
  },
  objectId: {
    schema: { type: 'string', pattern: '^[0-9a-f]{24}$' },
    make: (context) => pooled(context, 'objectId', 2500, (random) => identifiers.hex(random, 24)),
  },
  shortId: {
    schema: { type: 'string' },
    make: (context) => pooled(context, 'shortId', 900, (random) => identifiers.alphanumeric(random, 10)),
  },
  digest: { schema: { type: 'string' }, make: ({ random }) => identifiers.hex(random, 40) },
  cursor: { schema: { type: 'string' }, make: ({ random }) => identifiers.base64url(random, 22) },
  count: whole(0, 120),
  page: whole(1, 9),
  limit: {
    schema: { type: 'integer', minimum: 1, maximum: 100 },
    make: ({ random }) => random.pick([10, 20, 25, 50, 100]),
  },
  year: { schema: { type: 'integer' }, make: ({ atMs }) => new Date(atMs).getUTCFullYear() },
  week: whole(1, 52),
  minutes: whole(5, 240),
  grams: whole(40, 32_000),
  rating: whole(1, 5),
  ratio: { schema: { type: 'number' }, make: ({ random }) => random.integer(0, 1000) / 1000 },
  flag: { schema: { type: 'boolean' }, make: ({ random }) => random.chance(0.5) },
  time: {
    schema: { type: 'string', format: 'date-time' },
    make: ({ random, atMs }) => isoTime(atMs - random.integer(0, 400 * HOUR)),
  },
  later: {
    schema: { type: 'string', format: 'date-time' },
    make: ({ random, atMs }) => isoTime(atMs + random.integer(HOUR, 120 * HOUR)),
  },
  date: {
    schema: { type: 'string', format: 'date' },
    make: ({ random, atMs }) => isoTime(atMs - random.integer(0, 40 * 24 * HOUR)).slice(0, 10),
  },
  sentence: { schema: { type: 'string', maxLength: 500 }, make: ({ random }) => random.pick(SENTENCES) },
  searchText: { schema: { type: 'string', maxLength: 120 }, make: ({ random }) => random.pick(SEARCHES) },
  title: {
    schema: { type: 'string' },
    make: ({ random }) =>
      random.pick(['Autumn ridge', 'Night run', 'Family camp', 'First snow', 'Harbour days']),
  },
  fileName: {
    schema: { type: 'string' },
    make: ({ random }) => `label-${identifiers.digits(random, 6)}.pdf`,
  },
  locale: words('nb-NO', 'da-DK', 'sv-SE', 'de-DE', 'en-GB'),
  language: words('nb', 'da', 'sv', 'de', 'en'),
  country: words('NO', 'DK', 'SE', 'DE', 'GB'),
  currency: words('NOK', 'DKK', 'SEK', 'EUR', 'GBP'),
  order: words('asc', 'desc'),
  sort: words('createdAt', 'price', 'rating', 'name'),
  state: words('open', 'pending', 'done', 'cancelled'),
  platform: words('ios', 'android', 'web'),
  environment: words('production', 'staging'),
  device: words('phone', 'tablet', 'desktop', 'scanner'),
  interval: words('hour', 'day', 'week'),
  fileFormat: words('csv', 'json', 'xlsx'),
} as const satisfies Readonly<Record<string, Kind>>;
