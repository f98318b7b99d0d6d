import { describe, expect, it } from 'vitest';
import { collectExchanges } from '@/lib/engine/sources/testing/collect-exchanges';

const base = {
  time: '2024-05-01T10:00:00.125Z',
  method: 'GET',
  url: 'https://api.example.com/v1/users',
  status: 200,
};
const one = (over: Record<string, unknown> = {}): string => JSON.stringify({ ...base, ...over });

describe('NDJSON exchanges', () => {
  it('reads every member', () => {
    const { exchanges, skips } = collectExchanges(
      'ndjson',
      one({
        requestHeaders: {
          Accept: 'text/plain',
          'X-Many': ['a', 'b'],
          'X-Number': 7,
          'X-Odd': { a: 1 },
          'X-Null': null,
        },
        responseHeaders: [['ETag', '"1"'], { name: 'Server', value: 'x' }, ['Lonely'], 7],
        requestBody: { a: [1, { b: 'é' }] },
        responseBody: '{"text":"a\\nb"}',
        clientIp: '2001:db8::1',
        latencyMs: 12.25,
        requestBytes: 10,
        responseBytes: 20,
        tls: '1.3',
        route: '/v1/users',
        authentication: 'absent',
        somethingElse: { deep: [] },
      }),
    );
    expect(skips).toEqual([]);
    expect(exchanges).toEqual([
      {
        line: 1,
        time: '2024-05-01T10:00:00.125Z',
        method: 'GET',
        scheme: 'https',
        host: 'api.example.com',
        path: '/v1/users',
        query: '',
        status: 200,
        requestHeaders: [
          ['Accept', 'text/plain'],
          ['X-Many', 'a'],
          ['X-Many', 'b'],
          ['X-Number', '7'],
        ],
        responseHeaders: [
          ['ETag', '"1"'],
          ['Server', 'x'],
        ],
        requestCookies: null,
        requestBody: '{"a":[1,{"b":"é"}]}',
        responseBody: '{"text":"a\\nb"}',
        requestType: 'application/json',
        responseType: null,
        client: '2001:db8::1',
        latencyMs: 12.25,
        requestBytes: 10,
        responseBytes: 20,
        tls: 13,
        hasClientCertificate: false,
        route: '/v1/users',
        authentication: 'absent',
      },
    ]);
  });

  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    [
      'host and path',
      { url: undefined, host: 'a.example:81', path: '/x?y=1' },
      { host: 'a.example:81', path: '/x', query: 'y=1' },
    ],
    [
      'an origin-form url beside a host',
      { url: '/x', host: '[::1]:8080' },
      { host: '[::1]:8080', path: '/x' },
    ],
    ['a status as text', { status: '404' }, { status: 404 }],
    ['no headers', {}, { requestHeaders: null, responseHeaders: null, authentication: 'unobservable' }],
    ['empty headers', { requestHeaders: {} }, { requestHeaders: [], authentication: '' }],
    ['an empty body', { requestBody: '' }, { requestBody: '', requestType: null }],
    ['a null body', { requestBody: null }, { requestBody: null }],
    ['a body that is a number', { responseBody: 5 }, { responseBody: '5', responseType: 'application/json' }],
    ['plaintext', { tls: false }, { tls: 0 }],
    ['old TLS', { tls: 'TLSv1' }, { tls: 10, scheme: 'https' }],
    ['a TLS number', { tls: 1.2 }, { tls: 12 }],
    ['negative sizes', { requestBytes: -1, latencyMs: -1 }, { requestBytes: -1, latencyMs: -1 }],
    ['an offset', { time: '2024-05-01 12:00:00+02:00' }, { time: '2024-05-01T10:00:00.000Z' }],
    ['nanoseconds', { time: '2024-05-01T10:00:00.123456789Z' }, { time: '2024-05-01T10:00:00.123Z' }],
    ['a route that is only a name', { route: 'users#index' }, { route: null }],
    ['a route with its method', { route: 'GET /users/{id}' }, { route: '/users/{id}' }],
    ['an international host', { url: 'https://bücher.example/ä' }, { host: 'bücher.example', path: '/ä' }],
    [
      'an authentication that is no word of ours',
      { authentication: 'perhaps' },
      { authentication: 'unobservable' },
    ],
  ])('reads %s', (_, over, expected) => {
    const { exchanges, skips } = collectExchanges('ndjson', one(over));
    expect(skips).toEqual([]);
    expect(exchanges).toMatchObject([expected]);
  });

  it('takes the last of duplicate members, and __proto__ for any other name', () => {
    const { exchanges } = collectExchanges(
      'ndjson',
      `{"__proto__":{"status":1},"constructor":[],"method":"PUT","status":500,"requestHeaders":{"a":"1"},${one({ requestHeaders: { b: '2' } }).slice(1)}`,
    );
    expect(exchanges).toMatchObject([{ method: 'GET', status: 200, requestHeaders: [['b', '2']] }]);
  });

  it('reads names and values whatever their escapes', () => {
    const { exchanges } = collectExchanges(
      'ndjson',
      `{"\\u0074ime":"2024-05-01T10:00:00Z","method":"\\u0047ET","url":"https:\\/\\/api.example.com\\/a?b\\u0026c","status":200,"requestHeaders":{"x-\\u0061":"\\u00e9\\ud83d\\ude00","plain":"v"}}`,
    );
    expect(exchanges).toMatchObject([
      {
        method: 'GET',
        path: '/a',
        query: 'b&c',
        requestHeaders: [
          ['x-a', 'é😀'],
          ['plain', 'v'],
        ],
      },
    ]);
  });

  it.each<[string, string, string]>([
    ['no time', one({ time: undefined }), 'missing'],
    ['no method', one({ method: undefined }), 'missing'],
    ['no status', one({ status: undefined }), 'missing'],
    ['no url', one({ url: undefined }), 'missing'],
    ['a path without a host', one({ url: undefined, path: '/a' }), 'missing'],
    ['an epoch', one({ time: 1714557600 }), 'time'],
    ['a time without offset', one({ time: '2024-05-01T10:00:00' }), 'time'],
    ['a month 13', one({ time: '2024-13-01T10:00:00Z' }), 'time'],
    ['hour 24', one({ time: '2024-05-01T24:00:00Z' }), 'time'],
    ['the year 2100', one({ time: '2100-01-01T00:00:00Z' }), 'time'],
    ['a method with blanks', one({ method: 'GET ME' }), 'method'],
    ['an empty method', one({ method: '' }), 'missing'],
    ['a host of blanks', one({ url: 'https:// /a' }), 'url'],
    ['a bad host beside a path', one({ url: undefined, host: 'a b', path: '/' }), 'url'],
    ['a port in words', one({ url: 'https://a.example:http/' }), 'url'],
    ['another scheme', one({ url: 'ftp://a.example/' }), 'url'],
    ['a control character', one({ url: 'https://a.example/\n' }), 'url'],
    ['status 99', one({ status: 99 }), 'status'],
    ['status 600', one({ status: 600 }), 'status'],
    ['a fraction of a status', one({ status: 200.5 }), 'status'],
    ['prose', 'GET /a 200', 'malformed'],
    ['a number', '7', 'malformed'],
    ['a list', '[]x', 'malformed'],
    ['two objects', `${one()}${one()}`, 'malformed'],
    ['half an object', `${one().slice(0, -9)}\n`, 'malformed'],
    ['half an object at the end', one().slice(0, -9), 'truncated'],
    ['a bad body', one({ requestBody: 1 }).replace(':1}', ':{"a":01}}'), 'malformed'],
    ['a trailing comma', one().replace('}', ',}'), 'malformed'],
    ['a body too deep', one({ requestBody: JSON.parse('['.repeat(99) + ']'.repeat(99)) }), 'tooDeep'],
    ['a long line', one({ requestBody: 'x'.repeat(2000) }), 'tooLong'],
  ])('skips %s', (_, input, reason) => {
    const text = input.startsWith('[') ? `${one()}\n${input}` : input;
    const { skips } = collectExchanges('ndjson', text, { limits: { recordBytes: 1500 } });
    expect(skips.map((skip) => skip.reason)).toEqual([reason]);
  });

  it('skips a line that is not UTF-8', () => {
    const bytes = new TextEncoder().encode(`${one({ requestBody: '@' })}\n${one()}`);
    bytes[bytes.indexOf(0x40)] = 0xc0;
    expect(collectExchanges('ndjson', bytes)).toMatchObject({
      exchanges: [{ line: 2 }],
      skips: [{ reason: 'encoding' }],
    });
  });

  it('reads a list of exchanges, counting its elements', () => {
    const list = `\n [\n${one()},\n${one({ status: 0 })}, ${JSON.stringify(JSON.parse(one()), null, 2)}]\n`;
    const { exchanges, skips } = collectExchanges('ndjson', list);
    expect(exchanges.map((exchange) => exchange.line)).toEqual([1, 3]);
    expect(skips).toMatchObject([{ reason: 'status', line: 2 }]);
  });
});
