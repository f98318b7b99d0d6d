import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ESTATE } from '../estate';
import { EstateLedger, hasCredentials, isSuccess } from '../reading/estate-ledger';
import type { ReadExchange } from '../reading/read-traffic';
import { ibanRemainder, isLuhnValid } from '../values/checksums';
import { SCENARIOS, scenarioList } from './all-scenarios';

const NOW = new Date('2026-11-23T15:00:00Z');
const DAY_MS = 86_400_000;
const ledger = new EstateLedger(7, NOW);

const today = NOW.toISOString().slice(0, 10);
const daysAgo = ({ timeMs }: ReadExchange) => (NOW.getTime() - timeMs) / DAY_MS;
const days = (exchanges: readonly ReadExchange[]) =>
  new Set(exchanges.map(({ timeMs }) => Math.floor(timeMs / DAY_MS))).size;
const successes = (where: string) => ledger.of(where).filter(isSuccess);
/** The floor under which evidence is weak: five successes on two days. */
const isLive = (where: string) => successes(where).length >= 5 && days(successes(where)) >= 2;
const latest = (where: string) => ledger.declared(where).at(-1);
const anonymousShare = (where: string) =>
  successes(where).filter((exchange) => !hasCredentials(exchange)).length / successes(where).length;
const bodiesOf = (where: string) =>
  successes(where).map(({ responseBody }) => JSON.stringify(responseBody ?? null));
const leaks = (where: string, pattern: RegExp, isValid: (value: string) => boolean = () => true) =>
  bodiesOf(where).filter((body) => isValid(pattern.exec(body)?.[1] ?? '') && pattern.test(body)).length >= 5;
const requiresCredentials = (where: string) =>
  latest(where) !== undefined && latest(where)?.security?.length !== 0;
const has = (exchanges: readonly ReadExchange[], holds: (exchange: ReadExchange) => boolean, least = 1) =>
  exchanges.filter(holds).length >= least;

function fullestWindow(times: readonly number[], windowMs: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  let start = 0;
  let fullest = 0;
  for (const [end, time] of sorted.entries()) {
    while (time - (sorted[start] as number) > windowMs) start++;
    fullest = Math.max(fullest, end - start + 1);
  }
  return fullest;
}

function byClient(exchanges: readonly ReadExchange[]): ReadExchange[][] {
  const groups = new Map<string, ReadExchange[]>();
  for (const exchange of exchanges)
    groups.set(exchange.clientIp, [...(groups.get(exchange.clientIp) ?? []), exchange]);
  return [...groups.values()];
}

const timesOf = (exchanges: readonly ReadExchange[]) => exchanges.map(({ timeMs }) => timeMs);
const claimsOf = ({ requestHeaders }: ReadExchange) => {
  const [header = '', claims = ''] = (requestHeaders.authorization ?? '').replace('Bearer ', '').split('.');
  if (claims === '') return undefined;
  const decode = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
  return { ...decode(header), ...decode(claims) } as { alg: string; exp?: number };
};

type Check = (where: string) => boolean;

const CHECKS: Readonly<Record<string, Check>> = {
  shadow: (where) => isLive(where) && ledger.declared(where).every((operation) => operation === undefined),
  'shadow-method': (where) => {
    const [api = '', method, path] = where.split(' ');
    const isPathKnown = [...(ledger.revisions(api).at(-1)?.keys() ?? [])].some(
      (key) => key.endsWith(` ${path}`) && !key.startsWith(`${method} `),
    );
    return isLive(where) && isPathKnown && latest(where) === undefined;
  },
  removed: (where) =>
    isLive(where) &&
    latest(where) === undefined &&
    ledger.declared(where).some((operation) => operation !== undefined),
  deprecated: (where) => isLive(where) && latest(where)?.deprecated === true,
  'no-date': (where) => latest(where)?.deprecated === true && latest(where)?.['x-sunset'] === undefined,
  'sunset-passed': (where) => {
    const sunset = latest(where)?.['x-sunset'] ?? '9';
    return sunset < today && has(successes(where), ({ timeMs }) => timeMs > Date.parse(sunset) + DAY_MS, 5);
  },
  'sunset-ahead': (where) => isLive(where) && (latest(where)?.['x-sunset'] ?? '') > today,
  orphan: (where) =>
    latest(where) !== undefined &&
    ledger.of(where).length === 0 &&
    ledger.operationsSeen(where.split(' ')[0] as string).length > 20,
  'traffic-only': (api) => ledger.revisions(api).length === 0 && ledger.operationsSeen(api).length >= 10,
  'spec-only': (api) => ledger.revisions(api).length === 2 && ledger.operationsSeen(api).length === 0,
  'non-production': (host) =>
    ESTATE.every((api) => api.host !== host) &&
    has(
      ledger.onHost(host),
      (exchange) => isSuccess(exchange) && /^(192\.0\.2|198\.51|203\.0)/.test(exchange.clientIp),
      50,
    ),
  'two-versions': isLive,
  new: (where) => isLive(where) && ledger.of(where).every((exchange) => daysAgo(exchange) <= 7),
  quiet: (where) => isLive(where) && ledger.of(where).every((exchange) => daysAgo(exchange) >= 39),
  redundant: (where) => leaks(where, /"sku":.*"slug":.*"rating":.*"image":/),
  'anonymous-read': (where) => isLive(where) && anonymousShare(where) === 1,
  'anonymous-write': (where) => isLive(where) && anonymousShare(where) === 1 && !where.includes(' GET '),
  bypass: (where) =>
    requiresCredentials(where) && has(successes(where), (exchange) => !hasCredentials(exchange), 3),
  mixed: (where) => {
    const recent = successes(where).filter((exchange) => daysAgo(exchange) <= 7);
    const share = recent.filter(hasCredentials).length / recent.length;
    return share > 0.05 && share < 0.95;
  },
  'declared-open': (where) => latest(where)?.security?.length === 0,
  optional: (where) =>
    latest(where)?.security?.some((requirement) => Object.keys(requirement as object).length === 0) === true,
  downgrade: (where) =>
    ledger.declared(where).at(-2)?.security?.length !== 0 && latest(where)?.security?.length === 0,
  'undefined-scheme': (where) =>
    JSON.stringify(latest(where)?.security ?? null).includes('gatewayToken') &&
    !JSON.stringify(ledger.latestDocument('notifications').components).includes('gatewayToken'),
  'old-flows': (api) =>
    /"implicit"|"password"|"basic"|"in":"query"/.test(
      JSON.stringify(ledger.latestDocument(api).components ?? ledger.latestDocument(api).securityDefinitions),
    ),
  'credential-in-url': (where) =>
    has(successes(where), ({ query }) => /(api_key|access_token|token)=hr/.test(query), 5),
  'weak-token': (where) =>
    has(
      successes(where),
      (exchange) => claimsOf(exchange)?.alg === 'HS256' && claimsOf(exchange)?.exp === undefined,
      5,
    ) && has(successes(where), (exchange) => claimsOf(exchange)?.alg === 'none', 5),
  'key-cycling': (where) => {
    const cycler = ledger.of(where).filter(({ clientIp }) => clientIp === '203.0.113.140');
    const keys = new Set(cycler.map(({ requestHeaders }) => requestHeaders['x-api-key']));
    return keys.size >= 10 && cycler.some(isSuccess) && fullestWindow(timesOf(cycler), 3_600_000) >= 10;
  },
  'admin-open': (where) => isLive(where) && anonymousShare(where) === 1 && where.includes('/admin/'),
  enumeration: (where) => {
    const walker = successes(where).filter(
      ({ requestHeaders }) => requestHeaders['user-agent'] === 'curl/8.5.0',
    );
    return (
      new Set(walker.map(({ path }) => path)).size >= 100 && fullestWindow(timesOf(walker), 3_600_000) >= 100
    );
  },
  'leak-email': (where) => leaks(where, /"email":"([^"]+@[\w.-]+\.example)"/) && anonymousShare(where) === 1,
  'leak-phone': (where) => leaks(where, /"phone":"(\+1\d{3}55501\d\d)"/),
  'leak-card': (where) => leaks(where, /"pan":"(\d+)"/, isLuhnValid),
  'leak-iban': (where) => leaks(where, /"iban":"(\w+)"/, (iban) => iban !== '' && ibanRemainder(iban) === 1),
  'leak-jwt': (where) => leaks(where, /"token":"(eyJ[\w-]+\.eyJ[\w-]+\.[\w-]+)"/),
  'leak-key': (where) => leaks(where, /(AKIA[A-Z2-7]{16}|ghp_\w{36}|sk_test_\w{24}|\$2b\$10\$[./\w]{53})/),
  'sensitive-in-url': (where) => has(ledger.of(where), ({ path }) => /%40[\w.-]+\.example$/.test(path), 5),
  'privileged-input': (where) =>
    has(successes(where), ({ requestBody }) => JSON.stringify(requestBody ?? null).includes('"role"'), 5),
  oversized: (where) => has(successes(where), ({ responseBytes }) => responseBytes > 1_000_000, 5),
  'inside-url': (where) =>
    has(
      successes(where),
      ({ requestBody }) => JSON.stringify(requestBody ?? null).includes('169.254.169.254'),
      3,
    ),
  'unsafe-callback': (api) =>
    JSON.stringify(ledger.latestDocument(api).paths).includes('"http://ledger.internal'),
  plaintext: (host) =>
    has(ledger.onHost(host), (exchange) => isSuccess(exchange) && exchange.isPlaintext, 50),
  'old-tls': (host) => has(ledger.onHost(host), ({ tls }) => tls === 'TLSv1', 20),
  'open-cors': (where) =>
    has(
      successes(where),
      ({ responseHeaders }) =>
        responseHeaders['access-control-allow-origin'] === '*' &&
        responseHeaders['access-control-allow-credentials'] === 'true',
      20,
    ),
  'error-detail': (where) =>
    has(
      ledger.of(where),
      ({ status, responseBody }) =>
        status === 500 && /NullPointerException|SQLSTATE/.test(String(responseBody)),
      2,
    ),
  'debug-surface': (where) => isLive(where) && anonymousShare(where) === 1,
  headers: (host) =>
    has(
      ledger.onHost(host),
      ({ responseHeaders }) =>
        responseHeaders['strict-transport-security'] === undefined &&
        /\/\d/.test(responseHeaders.server ?? ''),
      100,
    ),
  sweep: (host) => {
    const missed = byClient(ledger.onHost(host).filter(({ status }) => status === 404));
    return missed.some(
      (exchanges) =>
        new Set(exchanges.map(({ path }) => path)).size >= 50 &&
        fullestWindow(timesOf(exchanges), 600_000) >= 50,
    );
  },
  probed: (where) => {
    const [, method, path = ''] = where.split(' ');
    return has(
      ledger.onHost('shop.halden-roe.example'),
      (exchange) => exchange.method === method && exchange.status === 405 && exchange.path.endsWith(path),
    );
  },
  attacks: (where) =>
    has(
      ledger.of(where),
      ({ query, requestBody }) =>
        /%3Cscript|UNION|OR%20|OR 1=1|DOCTYPE/.test(query + JSON.stringify(requestBody ?? null)),
      3,
    ),
  guessing: (where) =>
    byClient(ledger.of(where).filter(({ status }) => status === 401)).some(
      (exchanges) => fullestWindow(timesOf(exchanges), 300_000) >= 20,
    ),
  scraping: (where) =>
    byClient(successes(where)).some((exchanges) => fullestWindow(timesOf(exchanges), 60_000) > 600),
  outage: (where) =>
    fullestWindow(timesOf(ledger.of(where).filter(({ status }) => status >= 503)), 2 * 3_600_000) > 100,
  'thin-log': (host) =>
    ledger.onHost(host).every(({ requestHeaders }) => requestHeaders.traceparent === undefined),
  rhythm: (place) => {
    const exchanges = place.includes(' ') ? ledger.of(place) : ledger.onHost(place);
    const hours = exchanges.reduce((counts, { timeMs }) => {
      const hour = new Date(timeMs).getUTCHours();
      counts[hour] = (counts[hour] ?? 0) + 1;
      return counts;
    }, new Array<number>(24).fill(0));
    return Math.max(...hours) > 4 * Math.min(...hours);
  },
};

/** Everybody has a rhythm, and any live endpoint could be one of two versions. */
const ORDINARY_TOO: readonly string[] = ['rhythm', 'two-versions'];

const ordinaryPlace = (place: string) => {
  if (place.includes(' ')) return 'payments GET /payments/{paymentId}';
  return place.includes('.') ? 'id.halden-roe.example' : 'orders';
};

const PLANTED_IN_PART = SCENARIOS.filter(({ id }) => !ORDINARY_TOO.includes(id)).map(
  ({ id, where }): [string, string] => [id, ordinaryPlace(where[0] as string)],
);

describe('planted scenarios', { timeout: 60_000 }, () => {
  it.each(SCENARIOS.flatMap(({ id, where }) => where.map((place): [string, string] => [id, place])))(
    '%s: %s',
    (id, place) => {
      expect(CHECKS[id]).toBeDefined();
      expect(CHECKS[id]?.(place)).toBe(true);
    },
  );

  it.each(PLANTED_IN_PART)('%s does not hold of %s, which is ordinary', (id, place) => {
    expect(CHECKS[id]?.(place)).toBe(false);
  });

  it('have quiet weekends in the office, and a sale in the shop', () => {
    const office = ledger.onHost('admin.internal.halden-roe.example');
    const weekend = office.filter(({ timeMs }) => [0, 6].includes(new Date(timeMs).getUTCDay()));
    expect(weekend.length / office.length).toBeLessThan(0.1);
    const shop = ledger.onHost('shop.halden-roe.example');
    const onDays = (from: number, to: number) =>
      shop.filter((exchange) => daysAgo(exchange) < from && daysAgo(exchange) >= to).length;
    expect(onDays(18, 15)).toBeGreaterThan(1.5 * onDays(25, 22));
  });

  it('are listed in the README as they are planted', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    expect(readme).toContain(scenarioList());
  });
});
