import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recogniseFormat } from '@/lib/engine/sources/formats';
import {
  type Collected,
  collectExchanges,
  type PlainExchange,
} from '@/lib/engine/sources/testing/collect-exchanges';
import {
  encodeOtlp,
  type OtlpRequest,
  type OtlpSpan,
  type OtlpValue,
} from '@/lib/engine/sources/testing/encode-otlp';
import { readFixture } from '@/lib/engine/sources/testing/read-fixture';

type Value = string | number | string[] | OtlpValue;
const START = 1_772_615_521_250_000_000n;
const STABLE = {
  'http.request.method': 'GET',
  'url.scheme': 'https',
  'url.path': '/users/7',
  'server.address': 'api.example.com',
  'http.response.status_code': 200,
};

function toValue(value: Value): OtlpValue {
  if (typeof value === 'string') return { stringValue: value };
  if (Array.isArray(value)) return { arrayValue: { values: value.map(toValue) } };
  return typeof value === 'number' ? { intValue: String(value) } : value;
}

function makeSpan(attributes: Record<string, Value>, over: Partial<OtlpSpan> = {}): OtlpSpan {
  return {
    traceId: '5b8efff798038103d269b633813fc60c',
    spanId: 'eee19b7ec3c1b174',
    kind: 2,
    startTimeUnixNano: String(START),
    endTimeUnixNano: String(START + 42_000_001n),
    attributes: Object.entries(attributes).map(([key, value]) => ({ key, value: toValue(value) })),
    ...over,
  };
}

const makeRequest = (...spans: OtlpSpan[]): OtlpRequest => ({ resourceSpans: [{ scopeSpans: [{ spans }] }] });

/** What both encodings of a request show, which is the same. */
function collect(...spans: OtlpSpan[]): Collected {
  const request = makeRequest(...spans);
  const json = collectExchanges('otlp-json', JSON.stringify(request));
  const protobuf = collectExchanges('otlp-protobuf', encodeOtlp(request));
  expect(protobuf.exchanges).toEqual(json.exchanges);
  expect(protobuf.skips.map(({ reason, line }) => [reason, line])).toEqual(
    json.skips.map(({ reason, line }) => [reason, line]),
  );
  return json;
}

const reasons = ({ skips }: Collected) => skips.map(({ reason, line }) => [reason, line]);

describe('a server span', () => {
  const cases: [string, Record<string, Value>, Partial<PlainExchange>][] = [
    [
      'with the stable names',
      {
        ...STABLE,
        'url.query': 'a=1',
        'server.port': 8443,
        'http.route': '/users/{id}',
        'client.address': '203.0.113.7',
        'user_agent.original': 'curl/8',
        'http.request.body.size': 3,
        'http.response.body.size': 5,
        'tls.protocol.version': '1.2',
        'network.protocol.version': '1.1',
      },
      {
        line: 1,
        time: '2026-03-04T09:12:01.250Z',
        method: 'GET',
        scheme: 'https',
        host: 'api.example.com:8443',
        path: '/users/7',
        query: 'a=1',
        status: 200,
        route: '/users/{id}',
        client: '203.0.113.7',
        requestHeaders: [['User-Agent', 'curl/8']],
        latencyMs: 42.000001,
        requestBytes: 3,
        responseBytes: 5,
        tls: 12,
      },
    ],
    [
      'with the older names',
      {
        'http.method': 'POST',
        'http.scheme': 'http',
        'http.target': '/users?a=1',
        'net.host.name': 'api.example.com',
        'net.host.port': 8080,
        'http.status_code': 201,
        'http.client_ip': '203.0.113.7',
        'http.user_agent': 'curl/8',
        'http.request_content_length': 3,
        'http.response_content_length': 5,
        'http.route': '/users',
      },
      {
        method: 'POST',
        scheme: 'http',
        host: 'api.example.com:8080',
        path: '/users',
        query: 'a=1',
        status: 201,
        client: '203.0.113.7',
        requestBytes: 3,
        responseBytes: 5,
        route: '/users',
      },
    ],
    [
      'with both, where the stable ones hold',
      {
        'http.method': 'PUT',
        'http.status_code': 500,
        'net.host.name': 'old.example',
        'http.scheme': 'http',
        ...STABLE,
      },
      { method: 'GET', status: 200, host: 'api.example.com', scheme: 'https' },
    ],
    [
      'with a whole URL',
      { 'http.method': 'GET', 'http.url': 'https://api.example.com:444/a?b=c', 'http.status_code': 200 },
      { host: 'api.example.com:444', path: '/a', query: 'b=c', scheme: 'https' },
    ],
    [
      'of a method that OpenTelemetry does not know',
      { ...STABLE, 'http.request.method': '_OTHER', 'http.request.method_original': 'PROPFIND' },
      { method: 'PROPFIND' },
    ],
    [
      'with an IPv6 address',
      { ...STABLE, 'server.address': '2001:db8::1', 'server.port': 8080 },
      { host: '[2001:db8::1]:8080' },
    ],
    [
      'whose address has the port already',
      { ...STABLE, 'server.address': '[::1]:99', 'server.port': 8080 },
      { host: '[::1]:99' },
    ],
    ['without a host', { ...STABLE, 'server.address': '' }, { host: null }],
    [
      'whose status is a double',
      { ...STABLE, 'http.response.status_code': { doubleValue: 200 } },
      { status: 200 },
    ],
    ['whose route is a name', { ...STABLE, 'http.route': 'users.show' }, { route: null }],
    ['whose sizes are negative', { ...STABLE, 'http.request.body.size': -1 }, { requestBytes: -1 }],
    ['with escapes', { ...STABLE, 'url.path': '/users/"é\\' }, { path: '/users/"é\\' }],
  ];

  it.each(cases)('%s', (_, attributes, expected) => {
    expect(collect(makeSpan(attributes))).toMatchObject({ exchanges: [expected], skips: [] });
  });

  it('has no latency when it ends before it began', () => {
    expect(collect(makeSpan(STABLE, { endTimeUnixNano: String(START - 1n) })).exchanges).toMatchObject([
      { latencyMs: -1 },
    ]);
  });
});

describe('credentials', () => {
  it.each([
    ['are not observable without headers', {}, 'unobservable', null],
    [
      'are not observable with other headers',
      { 'http.request.header.x-tenant': ['a', 'b'] },
      'unobservable',
      [
        ['x-tenant', 'a'],
        ['x-tenant', 'b'],
      ],
    ],
    [
      'came with their header',
      { 'http.request.header.authorization': ['Bearer x'] },
      'present',
      [['authorization', 'Bearer x']],
    ],
    [
      'in another header are left for who knows headers, by their real name',
      { 'http.request.header.x_api_key': ['k'] },
      'unobservable',
      [['x-api-key', 'k']],
    ],
    ['came where the span says who', { 'enduser.id': 'jane' }, 'present', null],
  ] as [string, Record<string, Value>, string, unknown][])('%s', (_, attributes, authentication, headers) => {
    expect(collect(makeSpan({ ...STABLE, ...attributes })).exchanges).toMatchObject([
      { authentication, requestHeaders: headers },
    ]);
  });
});

describe('what is no exchange', () => {
  it('is counted with its reason', () => {
    const { 'http.response.status_code': _, ...unanswered } = STABLE;
    const collected = collect(
      makeSpan(STABLE, { kind: 3 }),
      makeSpan(STABLE, { kind: 1 }),
      makeSpan(STABLE, { kind: undefined }),
      makeSpan({ 'rpc.system': 'grpc' }),
      makeSpan(unanswered),
      makeSpan({ ...STABLE, 'http.response.status_code': 0 }),
      makeSpan({ ...STABLE, 'http.request.method': '_OTHER' }),
      makeSpan({ ...STABLE, 'url.path': 'users' }),
      makeSpan(STABLE, { startTimeUnixNano: undefined }),
      makeSpan(STABLE, { startTimeUnixNano: '1' }),
      makeSpan(STABLE),
    );
    expect(reasons(collected)).toEqual([
      ['notServerSpan', 1],
      ['notServerSpan', 2],
      ['notServerSpan', 3],
      ['notServerSpan', 4],
      ['status', 5],
      ['status', 6],
      ['method', 7],
      ['url', 8],
      ['missing', 9],
      ['time', 10],
    ]);
    expect(collected.exchanges).toMatchObject([{ line: 11 }]);
  });

  it('shows nothing of what it held', () => {
    const secret = 'sk_live_Zm9vYmFy';
    const { 'http.response.status_code': _, ...unanswered } = STABLE;
    const request = makeRequest(
      makeSpan({ ...unanswered, 'http.request.header.authorization': [secret] }),
      makeSpan({ 'db.statement': secret }, { kind: 3 }),
    );
    const protobuf = encodeOtlp(request);
    for (const { skips } of [
      collectExchanges('otlp-json', JSON.stringify(request)),
      collectExchanges('otlp-protobuf', protobuf),
      collectExchanges('otlp-protobuf', protobuf.subarray(0, protobuf.length - 1)),
    ]) {
      expect(skips.length).toBeGreaterThan(0);
      for (const { sample } of skips) expect(sample).toMatch(/^[a9?\p{P}\p{S} ]*$/u);
    }
  });
});

describe('damage', () => {
  const request = makeRequest(makeSpan(STABLE), makeSpan(STABLE));
  const json = JSON.stringify(request);
  const protobuf = encodeOtlp(request);

  it('keeps every span before the end of a request that breaks off', () => {
    for (const [format, bytes] of [
      ['otlp-json', new TextEncoder().encode(json)],
      ['otlp-protobuf', protobuf],
    ] as const) {
      const { exchanges, skips } = collectExchanges(format, bytes.subarray(0, bytes.length - 9));
      expect([format, exchanges.length, skips.map(({ reason }) => reason)]).toEqual([
        format,
        1,
        ['truncated'],
      ]);
    }
  });

  it.each([
    ['a group', [0x0b]],
    ['field 0', [0x00, 0x00]],
    ['a varint without end', new Array(12).fill(0xff)],
    ['a message that is longer than the one around it', [0x0a, 0x04, 0x12, 0x7f, 0x12, 0x7f, 0x00]],
  ])('in the framing, %s, ends the reading with one skip', (_, bytes) => {
    const collected = collectExchanges('otlp-protobuf', Uint8Array.of(...protobuf, ...bytes, ...protobuf));
    expect(collected.exchanges).toHaveLength(2);
    expect(reasons(collected)).toEqual([['malformed', 3]]);
  });

  it('in one span costs that span alone', () => {
    const broken = makeSpan({ 'url.path': '/x' });
    const bytes = encodeOtlp(makeRequest(makeSpan(STABLE), broken, makeSpan(STABLE)));
    const at = Buffer.from(bytes).indexOf('url.path', Buffer.from(bytes).indexOf('url.path') + 20);
    bytes[at - 1] = 0x7f;
    const collected = collectExchanges('otlp-protobuf', bytes);
    expect(reasons(collected)).toEqual([['malformed', 2]]);
    expect(collected.exchanges.map(({ line }) => line)).toEqual([1, 3]);
  });

  it('is not what is merely unknown', () => {
    const unknown = Uint8Array.of(0x7a, 0x02, 1, 2, 0x78, 0x05, 0x7d, 1, 2, 3, 4);
    const collected = collectExchanges('otlp-protobuf', Uint8Array.of(...unknown, ...protobuf, ...unknown));
    expect(collected).toMatchObject({ exchanges: [{ line: 1 }, { line: 2 }], skips: [] });
    const more = `{"x":{"spans":[{}]},"resourceSpans":[{"schemaUrl":"[{","scopeSpans":[{"spans":[${JSON.stringify(makeSpan(STABLE))}],"y":[]}]}],"spans":[1]}`;
    expect(collectExchanges('otlp-json', more)).toMatchObject({ exchanges: [{ line: 1 }], skips: [] });
  });

  it('of text that is not UTF-8 is told', () => {
    const collected = collectExchanges('otlp-protobuf', withBadText(protobuf));
    expect(reasons(collected)).toEqual([['encoding', 1]]);
    const text = collectExchanges('otlp-json', withBadText(new TextEncoder().encode(json)));
    expect(reasons(text)).toEqual([['encoding', 1]]);
  });

  it('by nesting and by size has its limits', () => {
    let deep: OtlpValue = { stringValue: 'x' };
    for (let i = 0; i < 40; i++) deep = { arrayValue: { values: [deep] } };
    const span = { ...makeSpan(STABLE), attributes: [{ key: 'http.route', value: deep }] };
    const nested = makeRequest(span, makeSpan(STABLE));
    expect(reasons(collectExchanges('otlp-json', JSON.stringify(nested)))).toEqual([['tooDeep', 1]]);
    expect(reasons(collectExchanges('otlp-protobuf', encodeOtlp(nested)))).toEqual([['notServerSpan', 1]]);
    const huge = makeRequest(makeSpan({ ...STABLE, 'url.query': 'q'.repeat(5000) }), makeSpan(STABLE));
    const limits = { recordBytes: 2000 };
    expect(reasons(collectExchanges('otlp-json', JSON.stringify(huge), { limits }))).toEqual([
      ['tooLong', 1],
    ]);
    expect(reasons(collectExchanges('otlp-protobuf', encodeOtlp(huge), { limits }))).toEqual([
      ['tooLong', 1],
    ]);
  });
});

function withBadText(bytes: Uint8Array): Uint8Array {
  const bad = bytes.slice();
  bad[Buffer.from(bytes).indexOf('/users/7') + 1] = 0xff;
  return bad;
}

describe('requests as JSON', () => {
  const line = JSON.stringify(makeRequest(makeSpan(STABLE)));

  it('may stand one a line, and lines between them are counted', () => {
    const collected = collectExchanges('otlp-json', `${line}\nprose\n\n${line}\n[1]`);
    expect(collected.exchanges.map(({ line }) => line)).toEqual([1, 3]);
    expect(reasons(collected)).toEqual([
      ['malformed', 2],
      ['malformed', 4],
    ]);
  });

  it('may hold no span', () => {
    for (const text of ['{}', '{"resourceSpans":[]}', '{"resourceSpans":[{"scopeSpans":[{"spans":[]}]}]}'])
      expect(collectExchanges('otlp-json', text)).toEqual({ exchanges: [], skips: [] });
  });

  it('may spell kinds out, give numbers for strings, and values before names', () => {
    const text = line
      .replace('"kind":2', '"kind":"SPAN_KIND_SERVER"')
      .replace(`"${START}"`, String(START))
      .replace(
        '"key":"url.path","value":{"stringValue":"/users/7"}',
        '"value":{"stringValue":"/users/7"},"key":"url.path"',
      )
      .replace('"key":"url.scheme"', '"key":"url\\u002escheme"')
      .replace('{"intValue":"200"}', '{"intValue":200}');
    expect(text).not.toBe(line);
    expect(collectExchanges('otlp-json', text).exchanges).toMatchObject([
      { path: '/users/7', scheme: 'https', status: 200, time: '2026-03-04T09:12:01.250Z' },
    ]);
  });
});

describe('recognition', () => {
  it('knows requests of traces and nothing else', () => {
    const request = makeRequest(makeSpan(STABLE));
    expect(recogniseFormat(encodeOtlp(request))?.id).toBe('otlp-protobuf');
    expect(recogniseFormat(encodeOtlp(request).subarray(0, 40))?.id).toBe('otlp-protobuf');
    expect(recogniseFormat(new TextEncoder().encode('{"resourceMetrics":[]}'))).toBeNull();
    expect(recogniseFormat(new TextEncoder().encode('\n\n\n\u0012\u0012\u0012'))).toBeNull();
  });

  it('has fixtures that are one request in both encodings', () => {
    const json = JSON.parse(readFileSync('fixtures/traffic/otlp.json', 'utf8'));
    expect(readFixture('otlp.pb')).toEqual(encodeOtlp(json));
  });
});
