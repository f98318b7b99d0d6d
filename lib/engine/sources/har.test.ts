import { describe, expect, it } from 'vitest';
import { collectExchanges } from '@/lib/engine/sources/testing/collect-exchanges';

type Entry = Record<string, unknown>;

function entry(over: { request?: Entry; response?: Entry } & Entry = {}): Entry {
  const { request, response, ...rest } = over;
  return {
    startedDateTime: '2024-05-11T11:46:52.288+02:00',
    time: 87.5,
    serverIPAddress: '198.51.100.7',
    ...rest,
    request: {
      method: 'GET',
      url: 'https://api.example.com/v2/pets?limit=5#top',
      httpVersion: 'h2',
      headers: [],
      queryString: [{ name: 'limit', value: '5' }],
      cookies: [],
      headersSize: -1,
      bodySize: 0,
      ...request,
    },
    response: {
      status: 200,
      statusText: '',
      httpVersion: 'h2',
      headers: [],
      cookies: [],
      content: { size: 734, mimeType: 'application/json', text: '{"a":1}' },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
      ...response,
    },
    cache: {},
    timings: { send: 0, wait: 1, receive: 2 },
  };
}

const har = (entries: unknown[], log: Entry = {}): string =>
  JSON.stringify({ log: { version: '1.2', creator: { name: 'entries', version: '[{' }, ...log, entries } });

describe('HAR', () => {
  it('reads every part of an entry', () => {
    const { exchanges, skips } = collectExchanges(
      'har',
      har([
        entry({
          _initiator: { type: 'other' },
          request: {
            method: 'POST',
            headers: [
              { name: ':authority', value: 'api.example.com' },
              { name: 'etag', value: 'W/"1"' },
              { value: 'Bearer x', name: 'Authorization', _note: [1] },
              { name: 'x-empty', value: '' },
              { name: 'broken' },
            ],
            bodySize: 9,
            postData: { mimeType: 'application/json', text: '{"b":"é\n"}', params: [] },
          },
        }),
      ]),
    );
    expect(skips).toEqual([]);
    expect(exchanges).toEqual([
      {
        line: 1,
        time: '2024-05-11T09:46:52.288Z',
        method: 'POST',
        scheme: 'https',
        host: 'api.example.com',
        path: '/v2/pets',
        query: 'limit=5',
        status: 200,
        requestHeaders: [
          ['etag', 'W/"1"'],
          ['Authorization', 'Bearer x'],
          ['x-empty', ''],
        ],
        responseHeaders: [],
        requestCookies: null,
        requestBody: '{"b":"é\n"}',
        responseBody: '{"a":1}',
        requestType: 'application/json',
        responseType: 'application/json',
        client: null,
        latencyMs: 87.5,
        requestBytes: 9,
        responseBytes: 734,
        tls: -1,
        hasClientCertificate: false,
        route: null,
        authentication: '',
      },
    ]);
  });

  it('decodes base64 bodies', () => {
    const text = Buffer.from('{"name":"Zoë"}').toString('base64');
    const content = { size: 15, mimeType: 'application/json', encoding: 'base64', text };
    expect(collectExchanges('har', har([entry({ response: { content } })])).exchanges).toMatchObject([
      { responseBody: '{"name":"Zoë"}' },
    ]);
  });

  it('reads headers with escapes whose value stands before their name', () => {
    const headers = [
      { value: 'W/"1"', name: 'e"tag' },
      { name: 'after', value: 'x' },
      { value: 'y', name: 'last' },
    ];
    expect(collectExchanges('har', har([entry({ request: { headers } })])).exchanges).toMatchObject([
      {
        requestHeaders: [
          ['e"tag', 'W/"1"'],
          ['after', 'x'],
          ['last', 'y'],
        ],
      },
    ]);
  });

  it('lends the list of cookies, none of which can end or begin another', () => {
    const cookies = [
      { name: 'JSESSIONID', value: 'a=b"\u0001', path: '/', expires: null, httpOnly: true },
      { value: 'x; admin=1', name: 'na=m;e' },
      { name: 'empty' },
    ];
    expect(collectExchanges('har', har([entry({ request: { cookies } }), entry()])).exchanges).toMatchObject([
      { requestCookies: 'JSESSIONID=a=b"\u0001;na%3Dm%3Be=x%3B admin=1;empty=', requestHeaders: [] },
      { requestCookies: null },
    ]);
  });

  it('lends fields of a form as its body, whatever the type, and prefers the text', () => {
    const params = [
      { name: '{user}', value: 'a&b=c +é' },
      { name: 'file', fileName: 'x.png', contentType: 'image/png' },
      { value: 7, name: 'age' },
    ];
    const post = (postData: object) => entry({ request: { method: 'POST', postData } });
    const form = '%7Buser%7D=a%26b%3Dc%20%2B%C3%A9&file=&age=7';
    const type = 'application/x-www-form-urlencoded';
    expect(
      collectExchanges(
        'har',
        har([
          post({ mimeType: 'multipart/form-data; boundary=x', params }),
          post({ mimeType: type, params, text: '' }),
          post({ mimeType: 'text/plain', params, text: 'a=1' }),
          post({ mimeType: type, params: [] }),
        ]),
      ).exchanges,
    ).toMatchObject([
      { requestBody: form, requestType: type },
      { requestBody: form, requestType: type },
      { requestBody: 'a=1', requestType: 'text/plain' },
      { requestBody: null, requestType: type },
    ]);
  });

  it('takes a web socket for the request it begins with', () => {
    const request = { url: 'wss://api.example.com/live' };
    expect(
      collectExchanges('har', har([entry({ request, response: { status: 101 } })])).exchanges,
    ).toMatchObject([{ scheme: 'https', path: '/live', status: 101 }]);
  });

  it.each<[string, unknown, string]>([
    ['no response', entry({ response: { status: 0 } }), 'status'],
    ['a data URL', entry({ request: { url: 'data:text/plain,x' } }), 'url'],
    ['a relative URL', entry({ request: { url: '/v2/pets' } }), 'missing'],
    ['no URL', entry({ request: { url: undefined } }), 'missing'],
    ['no time', entry({ startedDateTime: undefined }), 'missing'],
    ['a time that is none', entry({ startedDateTime: 'yesterday' }), 'time'],
    ['a time in 1970', entry({ startedDateTime: '1970-01-01T00:00:00Z' }), 'time'],
    ['a method that is none', entry({ request: { method: 'YEET' } }), 'method'],
    ['an entry that is null', null, 'malformed'],
    ['an entry that is text', 'a,]"', 'malformed'],
    ['an entry that is a list', [1, [2]], 'malformed'],
    ['an empty entry', {}, 'missing'],
  ])('skips %s and keeps its neighbours', (_, bad, reason) => {
    const { exchanges, skips } = collectExchanges('har', har([entry(), bad, entry()]));
    expect(exchanges.map((exchange) => exchange.line)).toEqual([1, 3]);
    expect(skips.map((skip) => [skip.reason, skip.line])).toEqual([[reason, 2]]);
  });

  it('skips an entry deeper than the limit, and one longer, without its neighbours', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(60)}1${'}'.repeat(60)}`);
    const long = entry({ comment: 'x'.repeat(5000) });
    const { exchanges, skips } = collectExchanges('har', har([entry(), entry({ deep }), long, entry()]), {
      limits: { recordBytes: 4000 },
    });
    expect(exchanges.map((exchange) => exchange.line)).toEqual([1, 4]);
    expect(skips.map((skip) => [skip.reason, skip.line])).toEqual([
      ['tooDeep', 2],
      ['tooLong', 3],
    ]);
  });

  it('keeps all whole entries of a file cut anywhere in its list, and reports the rest as truncated', () => {
    const whole = har([entry(), entry()]);
    const listStart = whole.indexOf('"entries":[') + '"entries":['.length;
    const entryLength = JSON.stringify(entry()).length;
    for (let end = listStart; end < listStart + 2 * entryLength; end += 7) {
      const { exchanges, skips } = collectExchanges('har', whole.slice(0, end));
      const complete = end >= listStart + entryLength ? 1 : 0;
      expect([end, exchanges.length, skips.map((skip) => [skip.reason, skip.line])]).toEqual([
        end,
        complete,
        [['truncated', complete + 1]],
      ]);
    }
  });

  it('reads a file that is cut only after its list', () => {
    expect(collectExchanges('har', har([entry()]).slice(0, -2))).toMatchObject({
      exchanges: [{}],
      skips: [],
    });
  });

  it('finds the entries after pages, with white space, a byte order mark and look-alike names', () => {
    const pages = [{ entries: [entry()], log: { entries: [1] }, title: '"entries":[{' }];
    const document = JSON.stringify({ a: { entries: [2] }, log: { pages, entries: [entry()] } }, null, '\t');
    expect(collectExchanges('har', `\uFEFF${document}`)).toMatchObject({
      exchanges: [{ line: 1 }],
      skips: [],
    });
  });

  it.each([
    ['nothing', '', []],
    ['white space', ' \n', []],
    ['no list', '{"log":{"version":"1.2"}}', ['malformed']],
    ['a cut head', '{"log":{"version', ['truncated']],
    ['binary', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), ['encoding']],
    ['an empty list', '{"log":{"entries":[]}}', []],
  ])('says what is wrong with %s', (_, input, reasons) => {
    expect(collectExchanges('har', input).skips.map((skip) => skip.reason)).toEqual(reasons);
  });

  it('skips an entry that is not UTF-8', () => {
    const bytes = new TextEncoder().encode(har([entry({ comment: '@' }), entry()]));
    bytes[bytes.indexOf(0x40)] = 0xff;
    expect(collectExchanges('har', bytes)).toMatchObject({
      exchanges: [{ line: 2 }],
      skips: [{ reason: 'encoding' }],
    });
  });
});
