import type { DemoApi } from '../demo-api';
import type { Random } from '../random';
import { base64url } from '../values/identifiers';
import type { Calendar } from './calendar';
import { DAY_MS } from './calendar';
import { type EventContext, type Stream, type WireExchange, wireExchange } from './wire-exchange';

export const MINUTE_MS = 60_000;

/** Times close together, ending no later than `now`: what happens at once keeps its length whatever the calendar. */
export function burst(calendar: Calendar, daysAgo: number, spanMs: number): (random: Random) => number {
  return (random) => Math.floor(calendar.nowMs - daysAgo * DAY_MS + random.next() * spanMs);
}

/** One client guesses one account's password; nothing slows it down. */
function loginGuessing(identity: DemoApi, calendar: Calendar): Stream {
  return {
    id: 'abuse login-guessing',
    source: 'gateway',
    count: 64,
    timeOf: burst(calendar, 8.4, 4 * MINUTE_MS),
    make: (context) => {
      const victim = context.callers.at('people', 17);
      return {
        ...wireExchange(context, victim, {
          method: 'POST',
          host: identity.host,
          path: '/login',
          status: 401,
        }),
        clientIp: '203.0.113.66',
        requestHeaders: { 'user-agent': 'python-requests/2.31.0', 'content-type': 'application/json' },
        requestBody: { email: victim.email, password: `summer${context.index}` },
        responseBody: { type: 'about:blank', title: 'No valid credentials', status: 401 },
      };
    },
  };
}

/** A competitor reads the catalogue: 700 pages in one minute, never told to wait. */
function priceScraping(storefront: DemoApi, calendar: Calendar): Stream {
  return {
    id: 'abuse price-scraping',
    source: 'gateway',
    count: 700,
    timeOf: burst(calendar, 12.6, MINUTE_MS * 0.95),
    make: (context) =>
      wireExchange(context, context.callers.at('people', 3), {
        method: 'GET',
        host: storefront.host,
        path: `${storefront.basePath}/products`,
        query: `page=${context.index + 1}&limit=100`,
        status: 200,
        clientIp: '198.51.100.201',
        agent: 'Go-http-client/1.1',
      }),
  };
}

/** One customer's session walks through other customers' numbers. */
function objectEnumeration(orders: DemoApi, calendar: Calendar): Stream {
  return {
    id: 'abuse object-enumeration',
    source: 'gateway',
    count: 180,
    timeOf: burst(calendar, 6.2, 40 * MINUTE_MS),
    make: (context) => {
      const walker = context.callers.at('people', 40);
      return wireExchange(context, walker, {
        method: 'GET',
        host: orders.host,
        path: `${orders.basePath}/customers/${104_000 + context.index}`,
        status: 200,
        requestHeaders: { 'user-agent': 'curl/8.5.0', authorization: `Bearer hr_at_${walker.secret}` },
      });
    },
  };
}

/** One address tries keys in sequence; a few are somebody's. */
function keyCycling(partner: DemoApi, calendar: Calendar): Stream {
  return {
    id: 'abuse key-cycling',
    source: 'gateway',
    count: 40,
    timeOf: burst(calendar, 9.1, 50 * MINUTE_MS),
    make: (context) =>
      wireExchange(context, context.callers.at('partners', 5), {
        method: 'GET',
        host: partner.host,
        path: `${partner.basePath}/orders`,
        status: context.index % 4 === 1 ? 200 : 401,
        clientIp: '203.0.113.140',
        requestHeaders: { 'user-agent': 'okhttp/4.12.0', 'x-api-key': `HR-${995 + context.index}` },
      }),
  };
}

/** Two hours in which the card processor did not answer. */
function processorOutage(payments: DemoApi, calendar: Calendar): Stream {
  const make = (context: EventContext): WireExchange =>
    wireExchange(context, context.callers.pick('services', context.random), {
      method: 'POST',
      host: payments.host,
      path: `${payments.basePath}/payments`,
      status: context.random.chance(0.7) ? 503 : 504,
      latencyMs: context.random.integer(8_000, 30_000),
      authentication: 'present',
      responseHeaders: { 'content-type': 'application/problem+json', 'retry-after': '30' },
      responseBody: { type: 'about:blank', title: 'Unavailable', status: 503 },
    });
  return {
    id: 'abuse processor-outage',
    source: 'gateway',
    count: 240,
    timeOf: burst(calendar, 23.1, 120 * MINUTE_MS),
    make,
  };
}

/** A token copied out of a log: it travels in the address. */
function tokenInAddress(storefront: DemoApi, calendar: Calendar): Stream {
  return {
    id: 'abuse token-in-address',
    source: 'gateway',
    count: 48,
    timeOf: (random, index) => calendar.timeAt('shoppers', 30, 0, (index + random.next()) / 48),
    make: (context) =>
      wireExchange(context, context.callers.pick('people', context.random), {
        method: 'GET',
        host: storefront.host,
        path: `${storefront.basePath}/account/orders`,
        query: `access_token=hr_at_${base64url(context.random, 32)}`,
        status: 200,
      }),
  };
}

export function abuseStreams(apis: Readonly<Record<string, DemoApi>>, calendar: Calendar): Stream[] {
  const of = (key: string) => {
    const api = apis[key];
    if (!api) throw new Error(`The demo estate has no API "${key}".`);
    return api;
  };
  return [
    loginGuessing(of('identity'), calendar),
    priceScraping(of('storefront'), calendar),
    objectEnumeration(of('orders'), calendar),
    keyCycling(of('partner'), calendar),
    processorOutage(of('payments'), calendar),
    tokenInAddress(of('storefront'), calendar),
  ];
}
