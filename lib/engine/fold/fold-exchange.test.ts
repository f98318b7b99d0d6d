import { describe, expect, it } from 'vitest';
import type { AggregateSummary } from '@/lib/contracts/evidence';
import { createAggregate } from '@/lib/engine/fold/aggregate';
import { createFolder } from '@/lib/engine/fold/fold-exchange';
import { summarise } from '@/lib/engine/fold/summarise';
import { buildExchange, type ExchangeWords } from '@/lib/engine/fold/testing/build-exchange';

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const DAY = 86_400_000;

function fold(...exchanges: ExchangeWords[]): AggregateSummary {
  const folder = createFolder({ fingerprint: (bytes, start) => bytes[start] as number, seed: 1 });
  const aggregate = createAggregate();
  for (const words of exchanges) folder.fold(aggregate, buildExchange(words));
  return summarise(aggregate);
}

const present = (kind: string) => ({ present: 1, absent: 0, unobservable: 0, kinds: [kind] });
const absent = { present: 0, absent: 1, unobservable: 0, kinds: [] };
const unobservable = { present: 0, absent: 0, unobservable: 1, kinds: [] };

describe('authentication evidence', () => {
  it.each<[string, ExchangeWords, object]>([
    ['an access log', { path: '/a' }, unobservable],
    ['headers without credentials', { requestHeaders: [['Accept', '*/*']] }, absent],
    ['Basic', { requestHeaders: [['authorization', 'Basic YTpi']] }, present('basic')],
    ['Bearer', { requestHeaders: [['Authorization', 'bearer abc']] }, present('bearer')],
    ['a JWT', { requestHeaders: [['Authorization', `Bearer ${JWT}`]] }, present('jwt')],
    ['a JWT in a header of any name', { requestHeaders: [['X-Whatever', JWT]] }, present('jwt')],
    ['a word in a header of any name', { requestHeaders: [['X-Whatever', 'eyJust a word']] }, absent],
    [
      'a client certificate (RFC 9440)',
      { requestHeaders: [['Client-Cert', ':MIIB:']] },
      present('mutual-tls'),
    ],
    [
      'a client certificate behind Envoy',
      { requestHeaders: [['X-Forwarded-Client-Cert', 'Hash=ab']] },
      present('mutual-tls'),
    ],
    [
      'a client certificate behind AWS',
      { requestHeaders: [['X-Amzn-Mtls-Clientcert-Serial-Number', '1']] },
      present('mutual-tls'),
    ],
    [
      'a certificate that nginx verified',
      { requestHeaders: [['X-SSL-Client-Verify', 'SUCCESS']] },
      present('mutual-tls'),
    ],
    ['no certificate, says nginx', { requestHeaders: [['X-SSL-Client-Verify', 'NONE']] }, absent],
    ['the proxy’s own credentials', { requestHeaders: [['Proxy-Authorization', 'Basic YTpi']] }, absent],
    ['Digest', { requestHeaders: [['Authorization', 'Digest username="a"']] }, present('digest')],
    ['Negotiate', { requestHeaders: [['Authorization', 'Negotiate YII']] }, present('negotiate')],
    [
      'AWS SigV4',
      { requestHeaders: [['Authorization', 'AWS4-HMAC-SHA256 Credential=x']] },
      present('aws-sigv4'),
    ],
    ['another scheme', { requestHeaders: [['Authorization', 'ApiKey abc']] }, present('other-scheme')],
    ['a scheme without a token', { requestHeaders: [['Authorization', 'Bearer ']] }, absent],
    ['an API key header', { requestHeaders: [['X-API-Key', 'abc']] }, present('api-key-header')],
    ["a vendor's API key header", { requestHeaders: [['x-acme-api-key', 'abc']] }, present('api-key-header')],
    ['an empty API key header', { requestHeaders: [['X-API-Key', '']] }, absent],
    ['a forgery token', { requestHeaders: [['X-CSRF-Token', 'abcdef']] }, absent],
    [
      'a session cookie',
      { requestHeaders: [['Cookie', '_ga=1; connect.sid=s%3Aabc']] },
      present('session-cookie'),
    ],
    [
      'a session cookie with a hash in its name',
      { requestHeaders: [['Cookie', 'wordpress_logged_in_d41d8cd98f00b204e9800998ecf8427e=a']] },
      present('session-cookie'),
    ],
    [
      'analytics cookies',
      { requestHeaders: [['Cookie', '_ga=1; _hjSession_1=x; intercom-session-abc=y; csrftoken=z']] },
      absent,
    ],
    [
      'a session among cookies',
      { requestHeaders: [], requestCookies: 'a=1;JSESSIONID=x' },
      present('session-cookie'),
    ],
    ['no session among cookies', { requestHeaders: [], requestCookies: '_ga=1;JSESSIONID=' }, absent],
    ['cookies twice', { requestHeaders: [['Cookie', '_ga=1']], requestCookies: 'JSESSIONID=x' }, absent],
    ['a session in the path', { path: '/a;v=1;jsessionid=x/b' }, present('session-cookie')],
    ['no session in the path', { path: '/a;jsessionid=;v=sid/jsessionid=x;sid', requestHeaders: [] }, absent],
    ['a key in the query of an access log', { query: 'api_key=abc' }, present('api-key-query')],
    ['a token-shaped key', { query: 'key=AbC123def456' }, present('api-key-query')],
    ['a sort key', { query: 'key=name' }, unobservable],
    ['a page token', { query: 'page_token=AbC123def456', requestHeaders: [] }, absent],
    ['mutual TLS', { hasClientCertificate: true }, present('mutual-tls')],
    ['a source that says present', { authentication: 'present' }, present('stated')],
    ['a source that says absent', { authentication: 'absent' }, absent],
    ['a source that says unobservable', { authentication: 'unobservable', requestHeaders: [] }, unobservable],
    [
      'a preflight',
      { method: 'OPTIONS', requestHeaders: [['Access-Control-Request-Method', 'PUT']] },
      unobservable,
    ],
  ])('of %s', (_, words, expected) => {
    const { kinds, ...counts } = fold(words).credentials;
    expect({ ...counts, kinds: kinds.map(({ kind }) => kind) }).toEqual(expected);
  });

  it('counts successes only', () => {
    const { credentials, statuses } = fold(
      { status: 401, requestHeaders: [] },
      { status: 200, requestHeaders: [] },
      { status: 302, requestHeaders: [] },
    );
    expect(credentials).toMatchObject({ present: 0, absent: 2, unobservable: 0 });
    expect(statuses).toEqual([
      { status: 200, count: 1, anonymous: 1 },
      { status: 302, count: 1, anonymous: 1 },
      { status: 401, count: 1, anonymous: 0 },
    ]);
  });

  it('tells which field carried the credential', () => {
    const { fields } = fold({ query: 'api_key=abc&api_key=def&page=1' });
    expect(fields.map(({ name, credentials }) => [name, credentials])).toEqual([
      ['api_key', 1],
      ['page', 0],
    ]);
  });
});

describe('fields', () => {
  it('names bodies by path, with types and classes, an exchange once', () => {
    const { fields } = fold(
      {
        requestHeaders: [],
        responseBody:
          '{"items":[{"id":1,"owner":{"email":"a@example.com"}},{"id":2.5,"owner":null}],"tags":["a","b"]}',
      },
      { requestHeaders: [], responseBody: '{"items":[],"tags":[]}' },
    );
    expect(
      fields.map(({ name, types, seen, anonymous, classes }) => [
        name,
        types.join('|'),
        seen,
        anonymous,
        classes.map((c) => c.name).join(),
      ]),
    ).toEqual([
      ['items', 'array', 2, 2, ''],
      ['items[].id', 'integer|number', 1, 1, ''],
      ['items[].owner', 'object|null', 1, 1, ''],
      ['items[].owner.email', 'string', 1, 1, 'email'],
      ['tags', 'array', 2, 2, ''],
      ['tags[]', 'string', 1, 1, ''],
    ]);
  });

  it('reads bodies that are lists, forms and multipart', () => {
    expect(fold({ responseBody: '[{"id":1}]' }).fields.map(({ name }) => name)).toEqual(['[].id']);
    const form = fold({
      requestBody: 'email=a%40example.com&n=1',
      requestHeaders: [['Content-Type', 'application/x-www-form-urlencoded']],
    });
    expect(form.fields.map(({ name, types, classes }) => [name, types[0], classes[0]?.name])).toEqual([
      ['email', 'string', 'email'],
      ['n', 'integer', undefined],
    ]);
    const multipart = fold({
      requestBody: '--b\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\nabc',
      requestType: 'multipart/form-data; boundary=b',
    });
    expect(multipart.fields.map(({ name }) => name)).toEqual(['file']);
  });

  it('believes a latitude only beside a longitude', () => {
    const classes = (body: string) =>
      fold({ responseBody: body }).fields.flatMap(({ classes: found }) => found.map(({ name }) => name));
    expect(classes('{"lat":51.5074,"lon":-0.1278}')).toEqual(['geolocation', 'geolocation']);
    expect(classes('{"lat":51.5074,"label":"x"}')).toEqual([]);
  });

  it('does not read what no handler answered', () => {
    expect(fold({ status: 404, query: 'a=1', responseBody: '{"error":1}' }).fields).toEqual([]);
  });

  it('finds sensitive segments of paths, and takes a bare number for an identifier', () => {
    const found = (path: string) =>
      fold({ path }).pathClasses.map(({ position, name }) => `${position} ${name}`);
    expect(found('/users/ann%40example.com/x')).toEqual(['1 email']);
    expect(found('/cards/4111111111111111')).toEqual(['1 payment-card']);
    expect(found('/orders/4111111111111111')).toEqual([]);
    expect(found(`/reset/${JWT}`)).toEqual(['1 jwt']);
  });
});

describe('signals of headers', () => {
  it('keeps what the newest response said of deprecation and sunset', () => {
    const at = Date.UTC(2026, 0, 1);
    const { deprecationMs, sunsetMs } = fold(
      {
        timeMs: at + DAY,
        responseHeaders: [
          ['Deprecation', '@1688169599'],
          ['Sunset', 'Sun, 11 Nov 2018 23:59:59 GMT'],
        ],
      },
      {
        timeMs: at,
        responseHeaders: [
          ['Deprecation', 'true'],
          ['Sunset', '2030-01-01'],
        ],
      },
    );
    expect(deprecationMs).toBe(1_688_169_599_000);
    expect(sunsetMs).toBe(Date.UTC(2018, 10, 11, 23, 59, 59));
  });

  it('counts limits, retries, HSTS and plaintext', () => {
    const { throttling, transport } = fold(
      {
        scheme: 'https',
        responseHeaders: [
          ['X-RateLimit-Limit', '5'],
          ['X-RateLimit-Remaining', '4'],
        ],
      },
      { scheme: 'https', status: 429, responseHeaders: [['Retry-After', '5']] },
      { scheme: 'https', responseHeaders: [['Strict-Transport-Security', 'max-age=1']] },
      { scheme: 'http' },
    );
    expect(throttling).toMatchObject({ withLimits: 1, withRetryAfter: 1 });
    expect(transport).toMatchObject({ withHsts: 1, withoutHsts: 1, plaintextSuccesses: 1 });
  });
});

describe('time and callers', () => {
  it('rolls hours older than 35 days up to days, and days older than 400 to one sum', () => {
    const newest = Date.UTC(2026, 5, 1);
    const { days, requests } = fold(
      { timeMs: newest },
      { timeMs: newest - 36 * DAY },
      { timeMs: newest - 36 * DAY + 3_600_000 },
      { timeMs: newest - 500 * DAY },
    );
    expect(days.map(({ dayMs, requests: count }) => [(newest - dayMs) / DAY, count])).toEqual([
      [36, 2],
      [0, 1],
    ]);
    expect(requests).toBe(4);
  });

  it('counts callers exactly while they are few', () => {
    expect(fold({ client: 'a' }, { client: 'b' }, { client: 'a' }).callers).toBe(2);
    expect(fold({}).callers).toBeNull();
  });

  it('gives quantiles within 6 %', () => {
    const { latencyMs } = fold(...Array.from({ length: 1000 }, (_, i) => ({ latencyMs: i + 1 })));
    expect(Math.abs((latencyMs?.p50 ?? 0) - 500) / 500).toBeLessThan(0.06);
    expect(Math.abs((latencyMs?.p95 ?? 0) - 950) / 950).toBeLessThan(0.06);
  });
});
