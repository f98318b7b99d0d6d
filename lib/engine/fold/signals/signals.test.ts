import { describe, expect, it } from 'vitest';
import type { SignalEvidence, SignalKind } from '@/lib/contracts/evidence';
import { createAggregate } from '@/lib/engine/fold/aggregate';
import { createFolder } from '@/lib/engine/fold/fold-exchange';
import { summarise } from '@/lib/engine/fold/summarise';
import { buildExchange, type ExchangeWords } from '@/lib/engine/fold/testing/build-exchange';

const TIME_MS = Date.UTC(2026, 0, 15, 12);

function signalsOf(...exchanges: ExchangeWords[]): SignalEvidence[] {
  const aggregate = createAggregate();
  const folder = createFolder({ fingerprint: () => 1, seed: 3 });
  for (const words of exchanges) folder.fold(aggregate, buildExchange(words));
  return summarise(aggregate).signals;
}

function kindsOf(words: ExchangeWords): SignalKind[] {
  return signalsOf(words).map(({ kind }) => kind);
}

function jwt(header: object, claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part(header)}.${part(claims)}.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg`;
}

const SECOND = TIME_MS / 1000;
const SIGNED = { alg: 'RS256', typ: 'JWT' };
const bearer = (token: string): ExchangeWords => ({ requestHeaders: [['Authorization', `Bearer ${token}`]] });
const key = (value: string): ExchangeWords => ({ requestHeaders: [['X-Api-Key', value]] });
const failed = (responseBody: string): ExchangeWords => ({ status: 500, responseBody });
const answered = (body: object): ExchangeWords => ({ responseBody: JSON.stringify(body) });
const cors = (origin: string, allowed: string, credentials = 'true'): ExchangeWords => ({
  host: 'api.shop.example',
  requestHeaders: [['Origin', origin]],
  responseHeaders: [
    ['Access-Control-Allow-Origin', allowed],
    ['Access-Control-Allow-Credentials', credentials],
  ],
});
const BCRYPT = '$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy';

/** Kind, exchanges that show it, and near-misses. */
const typed = (type: string, more: [string, string][] = []): ExchangeWords => ({
  responseHeaders: [['Content-Type', type], ...more],
});
const LISTING = '<html><head><title>Index of /ftp/</title></head><body><a href="a.md">a.md</a></body></html>';
const SHOP = '<!DOCTYPE html><title>The shop</title>';

const TABLE: [SignalKind, ExchangeWords[], ExchangeWords[]][] = [
  [
    'page-part',
    [typed('image/png'), typed('Text/CSS; charset=utf-8'), { ...typed('video/mp4'), status: 206 }],
    [typed('application/json'), typed('application/octet-stream'), { ...typed('image/png'), status: 401 }],
  ],
  [
    'page-file',
    [typed('text/html; charset=UTF-8', [['Accept-Ranges', 'bytes']])],
    [
      typed('text/html'),
      typed('text/html', [['Accept-Ranges', 'none']]),
      { ...typed('text/html', [['Accept-Ranges', 'bytes']]), responseBody: LISTING },
      typed('application/pdf', [['Accept-Ranges', 'bytes']]),
    ],
  ],
  [
    'page',
    [{ ...typed('text/html'), responseBody: SHOP }],
    [
      typed('text/html'),
      { ...typed('text/html'), responseBody: LISTING },
      { ...typed('text/html'), responseBody: SHOP, status: 500 },
      { ...typed('application/json'), responseBody: '{}' },
    ],
  ],
  [
    'stack-trace',
    [
      failed('java.lang.NullPointerException\n\tat com.acme.Shop.pay(Shop.java:12)'),
      failed('Traceback (most recent call last):\n  File "/app/shop.py", line 3, in pay'),
      failed(
        '{"stack":"Error: x\\n    at Layer.handle [as handle_request] (/app/node_modules/express/lib/layer.js:95:5)"}',
      ),
      failed('<li> &nbsp;at &lt;anonymous&gt; (/srv/shop/routes/basket.ts:73:17)</li>'),
      failed('   at Acme.Shop.Pay(Int32 id) in C:\\src\\Shop.cs:line 12'),
      failed('<b>Fatal error</b>: Uncaught Error: x in <b>/var/www/shop.php</b> on line <b>3</b>'),
      failed("/app/models/order.rb:12:in `pay'"),
      failed('panic: x\n\ngoroutine 1 [running]:\nmain.main()\n\t/app/main.go:8 +0x1d'),
      { status: 400, responseBody: 'Traceback (most recent call last):' },
    ],
    [
      failed('{"error":"Internal server error","traceId":"4bf92f3577b34da6"}'),
      failed('look at /docs/errors:12 for help'),
      failed('Meet us at Main Street (Building 3) at 10:30:00'),
      { status: 200, responseBody: 'at com.acme.Shop.pay(Shop.java:12)' },
    ],
  ],
  [
    'sql-error',
    [
      failed('You have an error in your SQL syntax; check the manual'),
      failed('{"error":"SQLITE_ERROR: near \\"union\\": syntax error"}'),
      failed('ERROR: duplicate key value violates unique constraint "users_email"'),
      failed('ORA-00933: SQL command not properly ended'),
      failed('SQLSTATE[42000]: Syntax error'),
    ],
    [failed('{"error":"syntax error in your query"}'), failed('{"code":"ORDER-00933"}')],
  ],
  [
    'cors-any-origin-with-credentials',
    [cors('https://evil.example', '*')],
    [cors('https://evil.example', '*', 'false'), { responseHeaders: [['Access-Control-Allow-Origin', '*']] }],
  ],
  [
    'cors-reflected-origin-with-credentials',
    [cors('https://evil.test', 'https://evil.test'), cors('null', 'null')],
    [
      cors('https://app.shop.example', 'https://app.shop.example'),
      cors('https://evil.test', 'https://app.shop.example'),
      cors('https://evil.test', 'https://evil.test', 'false'),
    ],
  ],
  [
    'server-version',
    [{ responseHeaders: [['Server', 'nginx/1.18.0']] }, { responseHeaders: [['Server', 'Apache/2']] }],
    [{ responseHeaders: [['Server', 'nginx']] }, { responseHeaders: [['Server', 'AmazonS3']] }],
  ],
  [
    'framework-version',
    [
      { responseHeaders: [['X-Powered-By', 'PHP/8.1.2']] },
      { responseHeaders: [['X-AspNet-Version', '4.0.30319']] },
    ],
    [{ responseHeaders: [['X-Powered-By', 'Express']] }, { responseHeaders: [['X-Version', '1.2']] }],
  ],
  [
    'attributable',
    [
      { requestHeaders: [['traceparent', '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01']] },
      { requestHeaders: [['X-Request-Id', 'a1']] },
      { ...key('9f86d081884c7d659a2feaa0c55ad015'), status: 401 },
      { requestHeaders: [['Cookie', 'JSESSIONID=abc']] },
    ],
    [{ requestHeaders: [['X-Request-Id', '']] }, { requestHeaders: [['X-Request', 'a1']] }],
  ],
  [
    'jwt-unsigned',
    [bearer(jwt({ alg: 'none' }, { exp: SECOND + 60 })), bearer(jwt({ alg: 'None' }, { exp: SECOND + 60 }))],
    [
      bearer(jwt(SIGNED, { exp: SECOND + 60 })),
      { ...bearer(jwt({ alg: 'none' }, { exp: SECOND + 60 })), status: 401 },
    ],
  ],
  [
    'jwt-without-expiry',
    [
      bearer(jwt(SIGNED, { iat: SECOND })),
      { requestHeaders: [['Cookie', `theme=dark; token=${jwt(SIGNED, { sub: '1' })}`]] },
    ],
    [bearer(jwt(SIGNED, { iat: SECOND, exp: SECOND + 60 })), bearer('2YotnFZFEjr1zCsicMWpAA')],
  ],
  [
    'jwt-long-lived',
    [
      bearer(jwt(SIGNED, { iat: SECOND, exp: SECOND + 90_000 })),
      bearer(jwt(SIGNED, { exp: SECOND + 90_000 })),
    ],
    [
      bearer(jwt(SIGNED, { iat: SECOND, exp: SECOND + 86_400 })),
      bearer(jwt(SIGNED, { exp: SECOND + 80_000 })),
    ],
  ],
  [
    'guessable-key',
    [key('12345678'), key('abc123'), key('a'.repeat(40)), { query: 'api_key=secret1' }],
    [
      key('9f86d081884c7d659a2feaa0c55ad015'),
      key('f47ac10b-58cc-4372-a567-0e02b2c3d479'),
      { ...key('12345678'), status: 401 },
      { query: 'password=short' },
      { query: 'page=1' },
    ],
  ],
  [
    'credential-in-query',
    [{ query: 'access_token=abc' }, { query: 'page=1&apiKey=k' }],
    [{ query: 'page_token=abc' }, { query: 'access_token=' }, { query: 'key=name' }],
  ],
  [
    'token-in-path',
    [
      { path: `/verify/${jwt(SIGNED, { sub: '1' })}` },
      { path: '/reset-password/3f9aX81bcQ7d6e5f40ZZ' },
      { path: `/keys/sk_live_${'a1'.repeat(12)}` },
    ],
    [
      { path: '/reset-password/f47ac10b-58cc-4372-a567-0e02b2c3d479' },
      { path: '/reset-password/request-a-new-one-please' },
      { path: '/commits/9f86d081884c7d659a2feaa0c55ad0159f86d081' },
    ],
  ],
  [
    'url-value',
    [
      { query: 'next=https%3A%2F%2Fexample.com%2Fa' },
      { query: 'next=https://example.com/a' },
      { requestBody: '{"hook":{"target":"http://example.com/x"}}' },
      { requestBody: 'a=1&hook=https%3A%2F%2Fexample.com' },
    ],
    [
      { query: 'next=/a/b' },
      { requestBody: '{"text":"see https://example.com"}' },
      { requestBody: '{"$schema":"http://json-schema.org/draft-07/schema#"}' },
      { query: 'next=https://example.com/a', status: 400 },
    ],
  ],
  [
    'internal-target',
    ['localhost:8080', '127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '[::1]']
      .concat(['[fd00::1]', 'metadata.google.internal', '2130706433', '0x7f.1', 'user@10.0.0.1', 'db.local'])
      .map((host) => ({ query: `url=http://${host}/latest` })),
    [
      ...[
        'example.com',
        '8.8.8.8',
        '172.32.0.1',
        '193.168.1.1',
        '[2606:4700::1]',
        'localhost.example.com',
      ].map((host) => ({ query: `url=http://${host}/latest` })),
      { host: 'localhost:3000', query: 'redirect_uri=http://localhost:3000/callback' },
      { query: 'url=http://10.0.0.1/', status: 422 },
      { query: 'address=10.0.0.1' },
    ],
  ],
  [
    'password-hash',
    [
      answered({ hash: BCRYPT }),
      answered([{ user: { password: '0192023a7bbd73250516f069df18b500' } }]),
      answered({ note: `$argon2id$v=19$m=65536,t=3,p=4$${'c2FsdA'.repeat(4)}$${'aGFzaA'.repeat(8)}` }),
    ],
    [
      answered({ etag: '0192023a7bbd73250516f069df18b500' }),
      answered({ password: null, passwordChangedAt: '2026-01-01' }),
      { requestBody: JSON.stringify({ hash: BCRYPT }) },
    ],
  ],
  [
    'public-client',
    [{ client: '8.8.8.8' }, { client: '2606:4700:4700::1111' }, { client: '8.8.8.8:4711' }],
    [
      ...[
        '10.0.0.7',
        '192.168.0.1',
        '172.20.1.1',
        '100.64.0.1',
        '127.0.0.1',
        '::1',
        'fd12::1',
        'fe80::1%eth0',
      ].map((client) => ({ client })),
      { client: '203.0.113.9' },
      { client: 'unknown' },
      { client: '8.8.8.8', status: 403 },
    ],
  ],
];

describe.each(TABLE)('%s', (kind, shown, spared) => {
  it.each(shown)('shows in %j', (words) => expect(kindsOf({ timeMs: TIME_MS, ...words })).toContain(kind));
  it.each(spared)('does not show in %j', (words) =>
    expect(kindsOf({ timeMs: TIME_MS, ...words })).not.toContain(kind),
  );
});

it('counts an exchange once a kind, with its outcome and hours', () => {
  const query = `a=${encodeURIComponent("' or 1=1--")}&b=${encodeURIComponent("' or 1=1--")}`;
  const hour = 3_600_000;
  const signals = signalsOf(
    { query, timeMs: TIME_MS + 90 * 60_000, requestHeaders: [] },
    { query, timeMs: TIME_MS, status: 500 },
    { query, timeMs: TIME_MS + 5 * hour, status: 404 },
  );
  expect(signals).toEqual([
    {
      kind: 'sql-injection',
      count: 3,
      successes: 1,
      serverErrors: 1,
      anonymous: 1,
      firstMs: TIME_MS,
      lastMs: TIME_MS + 5 * hour,
    },
  ]);
});

it('tells what the source showed', () => {
  const aggregate = createAggregate();
  const folder = createFolder({ fingerprint: () => 1, seed: 3 });
  folder.fold(aggregate, buildExchange({ client: '10.0.0.1' }));
  folder.fold(aggregate, buildExchange({ requestHeaders: [], responseBody: '' }));
  folder.fold(aggregate, buildExchange({ responseHeaders: [], requestBody: '{}', requestHeaders: [] }));
  expect(summarise(aggregate).visibility).toEqual({
    requestHeaders: 2,
    responseHeaders: 1,
    requestBody: 1,
    responseBody: 1,
    client: 1,
  });
});
