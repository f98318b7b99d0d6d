import { ESTATE, type EstateEndpoint, HOSTS } from './estate';
import { Random } from './random';

const DAY_MS = 86_400_000;

/** The `now` of factories and of tests that need none of their own. */
export const NOW = new Date('2026-03-01T12:00:00Z');

/** One exchange in Gnomon's NDJSON format. */
export interface ExchangeLine {
  time: string;
  method: string;
  url: string;
  status: number;
  requestHeaders?: Record<string, string | string[]>;
  responseHeaders?: Record<string, string | string[]>;
  requestBody?: unknown;
  responseBody?: unknown;
  clientIp?: string;
  latencyMs?: number;
  requestBytes?: number;
  responseBytes?: number;
  tls?: string;
  route?: string;
  authentication?: string;
}

export interface LineOptions {
  seed: number;
  count: number;
  /** Times lie in the 60 days before it. */
  now?: Date;
  endpoints?: readonly EstateEndpoint[];
  /** Share of requests to paths that nothing answers. */
  probes?: number;
  over?: Partial<ExchangeLine>;
}

/** Lines of varied traffic to the made-up estate. */
export function makeExchangeLines(options: LineOptions): string[] {
  return makeExchanges(options).map((exchange) => JSON.stringify(exchange));
}

export function makeExchanges({
  seed,
  count,
  now = NOW,
  endpoints = ESTATE,
  probes = 0.1,
  over = {},
}: LineOptions): ExchangeLine[] {
  const random = new Random(seed);
  return Array.from({ length: count }, () => {
    const made = random.chance(probes) ? makeProbe(random) : makeRequest(random, random.pick(endpoints));
    const time = new Date(now.getTime() - random.below(60 * DAY_MS)).toISOString();
    return { ...made, time, clientIp: `192.0.2.${random.below(200)}`, ...over };
  });
}

/** One exchange: what a test says of it, and the plainest for all else. */
export function makeLine(over: Partial<ExchangeLine> = {}): string {
  const plain = {
    time: new Date(NOW.getTime() - DAY_MS).toISOString(),
    method: 'GET',
    url: 'https://one.example.com/things',
    status: 200,
  };
  return JSON.stringify({ ...plain, ...over });
}

function makeRequest(random: Random, endpoint: EstateEndpoint): Omit<ExchangeLine, 'time'> {
  const { host, method, authenticated, statuses, body } = endpoint;
  const status = random.pick(statuses);
  const path = fillPath(endpoint, random);
  const query = random.chance(0.3)
    ? `?page=${random.below(9)}&${random.pick(['q', 'sort', 'filter'])}=x`
    : '';
  const base = { method, url: `${random.chance(0.9) ? 'https' : 'http'}://${host}${path}${query}`, status };
  if (random.chance(0.2)) return base;
  return {
    ...base,
    requestHeaders: {
      'User-Agent': 'test/1',
      ...(random.chance(authenticated) && random.pick(CREDENTIALS)),
      ...(random.chance(0.2) && { [`X-Odd-${random.pick(['One', 'Two', 'Three'])}`]: 'x' }),
    },
    responseHeaders: {
      'Content-Type': 'application/json',
      ...(random.chance(0.3) && { 'Strict-Transport-Security': 'max-age=1' }),
      ...(status === 429 && { 'Retry-After': '5' }),
      ...(random.chance(0.05) && { Sunset: 'Sat, 31 Dec 2033 23:59:59 GMT' }),
    },
    ...(body && { requestBody: body(random) }),
    ...(status < 300 && { responseBody: { id: random.below(9), ok: true, tags: ['a', 'b'] } }),
    ...(random.chance(0.5) && { latencyMs: random.below(5_000_000) / 1000 }),
    ...(random.chance(0.5) && { requestBytes: random.below(4000), responseBytes: random.below(90_000) }),
    ...(random.chance(0.5) && { tls: random.pick(['1.2', '1.3']) }),
    ...(random.chance(0.1) && { authentication: random.pick(['present', 'absent', 'unobservable']) }),
  };
}

const CREDENTIALS: readonly Record<string, string>[] = [
  { Authorization: 'Bearer abcdefgh' },
  { Authorization: 'Basic YTpi' },
  { 'X-Api-Key': 'k1' },
  { Cookie: 'sessionid=1; theme=dark' },
];

/** What scanners ask for, and what clients mistype. */
function makeProbe(random: Random): Omit<ExchangeLine, 'time'> {
  const path = random.pick([
    '/wp-login.php',
    '/.env',
    `/v1/products/${random.text(4)}/x`,
    `/${random.text(12)}`,
  ]);
  const status = random.pick([404, 404, 404, 405, 410, 400, 502]);
  return { method: random.pick(['GET', 'POST']), url: `https://${random.pick(HOSTS)}${path}`, status };
}

function fillPath({ path, values }: EstateEndpoint, random: Random): string {
  let next = 0;
  return path.replace(/\{\}/g, () => values[next++]?.(random) ?? '');
}
