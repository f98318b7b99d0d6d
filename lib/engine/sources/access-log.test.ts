import { describe, expect, it } from 'vitest';
import { collectExchanges } from '@/lib/engine/sources/testing/collect-exchanges';

const TIME = '[10/Oct/2023:13:55:36 -0700]';
const line = (request: string, rest = '200 2326'): string => `203.0.113.9 - - ${TIME} "${request}" ${rest}\n`;

describe('common and combined logs', () => {
  it('reads every part of a combined line', () => {
    const { exchanges, skips } = collectExchanges(
      'combined',
      `203.0.113.9 - jane ${TIME} "PATCH /v1/users/7?expand=all HTTP/1.1" 204 - "https://app.example.com/" "curl/8"\n`,
    );
    expect(skips).toEqual([]);
    expect(exchanges).toEqual([
      {
        line: 1,
        time: '2023-10-10T20:55:36.000Z',
        method: 'PATCH',
        scheme: '',
        host: null,
        path: '/v1/users/7',
        query: 'expand=all',
        status: 204,
        requestHeaders: null,
        responseHeaders: null,
        requestCookies: null,
        requestBody: null,
        responseBody: null,
        requestType: null,
        responseType: null,
        client: '203.0.113.9',
        latencyMs: -1,
        requestBytes: -1,
        responseBytes: -1,
        tls: -1,
        hasClientCertificate: false,
        route: null,
        authentication: 'present',
      },
    ]);
  });

  it.each([
    ['an HTTP/2 request', line('GET /a HTTP/2.0'), { path: '/a', query: '', responseBytes: 2326 }],
    ['HTTP/3 in short', line('GET /a HTTP/3'), { path: '/a' }],
    ['HTTP/0.9', line('GET /a'), { path: '/a' }],
    [
      'an absolute target',
      line('GET http://u:p@shop.example.com:8080/a?b#c HTTP/1.1'),
      { scheme: 'http', host: 'shop.example.com:8080', path: '/a', query: 'b' },
    ],
    [
      'an absolute target without a path',
      line('GET https://shop.example.com HTTP/1.1'),
      { scheme: 'https', host: 'shop.example.com', path: '/' },
    ],
    ['an escaped quote', line('GET /a?q=\\"x\\" HTTP/1.1'), { path: '/a', query: 'q="x"' }],
    ['escaped UTF-8', line('GET /caf\\xc3\\xa9 HTTP/1.1'), { path: '/café' }],
    [
      'extra fields',
      line('GET /a HTTP/1.1', '200 5 "-" "agent \\"x\\"" 0.123 "rt=0.1" upstream'),
      { status: 200, responseBytes: 5 },
    ],
    ['no size', line('GET /a HTTP/1.1', '304'), { status: 304, responseBytes: -1 }],
    [
      'a user with a blank',
      `::1 - john doe ${TIME} "GET /a HTTP/1.1" 200 1\n`,
      { client: '::1', authentication: 'present' },
    ],
    ['no user', line('GET /a HTTP/1.1'), { authentication: 'unobservable' }],
    ['a method in lower case', line('get /a HTTP/1.1'), { method: 'GET' }],
    [
      'a leap second',
      `h - - [31/Dec/2016:23:59:60 +0000] "GET / HTTP/1.1" 200 1\n`,
      { time: '2017-01-01T00:00:00.000Z' },
    ],
    [
      'an offset with minutes',
      `h - - [29/Feb/2024:00:00:00 +0530] "GET / HTTP/1.1" 200 1\n`,
      { time: '2024-02-28T18:30:00.000Z' },
    ],
    ['a carriage return', `h - - ${TIME} "GET /a HTTP/1.1" 200 17\r\n`, { responseBytes: 17 }],
    ['no newline at the end', `h - - ${TIME} "GET /a HTTP/1.1" 200 17`, { responseBytes: 17 }],
    ['a byte order mark', `\uFEFFh - - ${TIME} "GET /a HTTP/1.1" 200 17\n`, { client: 'h' }],
  ])('reads %s', (_, input, expected) => {
    const { exchanges, skips } = collectExchanges('combined', input);
    expect(skips).toEqual([]);
    expect(exchanges).toMatchObject([expected]);
  });

  it.each([
    ['no request', line('-'), 'missing'],
    ['an empty request', line(''), 'missing'],
    ['a TLS handshake', line('\\x16\\x03\\x01\\x02'), 'method'],
    ['an unknown method', line('FOO / HTTP/1.1'), 'method'],
    ['an asterisk', line('OPTIONS * HTTP/1.0'), 'url'],
    ['an authority', line('CONNECT example.com:443 HTTP/1.1'), 'url'],
    ['a blank in the target', line('GET /a b HTTP/1.1'), 'url'],
    ['an impossible host', line('GET http://ex ample/ HTTP/1.1'), 'url'],
    ['a host of punctuation', line('GET http://!!/a HTTP/1.1'), 'url'],
    ['broken percent-encoding', line('GET /a%zz HTTP/1.1'), 'url'],
    ['percent-encoding cut off', line('GET /a%4 HTTP/1.1'), 'url'],
    ['a NUL in the target', line('GET /a\\x00b HTTP/1.1'), 'encoding'],
    ['status 000', line('GET /a HTTP/1.1', '000 0'), 'status'],
    ['status 999', line('GET /a HTTP/1.1', '999 0'), 'status'],
    ['a status in words', line('GET /a HTTP/1.1', 'OK 0'), 'status'],
    ['1970', `h - - [01/Jan/1970:00:00:00 +0000] "GET / HTTP/1.1" 200 1\n`, 'time'],
    ['2100', `h - - [01/Jan/2100:00:00:00 +0000] "GET / HTTP/1.1" 200 1\n`, 'time'],
    ['30 February', `h - - [30/Feb/2024:00:00:00 +0000] "GET / HTTP/1.1" 200 1\n`, 'time'],
    ['month Foo', `h - - [01/Foo/2024:00:00:00 +0000] "GET / HTTP/1.1" 200 1\n`, 'time'],
    ['prose', 'the quick brown fox\n', 'malformed'],
    ['no closing quote', `h - - ${TIME} "GET / HTTP/1.1 200 1\n`, 'malformed'],
    ['a line cut in its request', `h - - ${TIME} "GET /ab`, 'truncated'],
    ['a line cut in its agent', `h - - ${TIME} "GET /ab HTTP/1.1" 200 1 "-" "Mozi`, 'truncated'],
    ['a line cut in its status', `h - - ${TIME} "GET /ab HTTP/1.1" 20`, 'truncated'],
  ])('skips %s', (_, input, reason) => {
    const { exchanges, skips } = collectExchanges('combined', input);
    expect(exchanges).toEqual([]);
    expect(skips.map((skip) => [skip.reason, skip.line])).toEqual([[reason, 1]]);
  });

  it('skips what is not UTF-8 as encoding', () => {
    const latin = new Uint8Array(
      [...new TextEncoder().encode(line('GET /caf# HTTP/1.1'))].map((byte) => (byte === 0x23 ? 0xe9 : byte)),
    );
    expect(collectExchanges('combined', latin).skips).toMatchObject([{ reason: 'encoding' }]);
    expect(collectExchanges('combined', new Uint8Array([0, 1, 2, 255, 10, 7])).skips).toMatchObject([
      { reason: 'encoding' },
      { reason: 'truncated' },
    ]);
  });

  it('counts lines as an editor does, blank ones included', () => {
    const input = `\n${line('GET /a HTTP/1.1')}\r\n  \n${line('GET /b HTTP/1.1')}oops\n`;
    const { exchanges, skips } = collectExchanges('combined', input);
    expect(exchanges.map((exchange) => exchange.line)).toEqual([2, 5]);
    expect(skips.map((skip) => skip.line)).toEqual([6]);
  });

  it('shows only the shape of a skipped line', () => {
    const { skips } = collectExchanges('combined', line('GET /a b?token=s3cr3t-Zürich HTTP/1.1'));
    expect(skips[0]?.sample).toBe(
      '999.9.999.9 - - [99/aaa/9999:99:99:99 -9999] "aaa /a a?aaaaa=a9aa9a-aaaaaa aaaa/9.9" 999 9999',
    );
  });
});

describe('vhost_combined logs', () => {
  it.each([
    ['shop.example.com:443', { host: 'shop.example.com:443', scheme: 'https' }],
    ['shop.example.com:80', { host: 'shop.example.com:80', scheme: 'http' }],
    ['shop.example.com:8080', { host: 'shop.example.com:8080', scheme: '' }],
    ['shop.example.com', { host: 'shop.example.com', scheme: '' }],
    ['-', { host: null, scheme: '' }],
  ])('reads the virtual host %s', (vhost, expected) => {
    const { exchanges, skips } = collectExchanges('vhost-combined', `${vhost} ${line('GET /a HTTP/1.1')}`);
    expect(skips).toEqual([]);
    expect(exchanges).toMatchObject([{ ...expected, client: '203.0.113.9', path: '/a' }]);
  });

  it('skips a virtual host that cannot be one', () => {
    expect(collectExchanges('vhost-combined', `??? ${line('GET /a HTTP/1.1')}`).skips).toMatchObject([
      { reason: 'url' },
    ]);
  });
});
