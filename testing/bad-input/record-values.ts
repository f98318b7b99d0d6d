import { AROUND, amid, type BadInput, goodLine } from './bad-input';
import { noise } from './noise';

const HOST = 'one.example.com';
const set = (over: object): string => JSON.stringify({ ...JSON.parse(goodLine('/orders')), ...over });
const at = (url: string): string => set({ url });
const skipped = (name: string, line: string, reason: string): BadInput => ({
  name,
  file: 'a.ndjson',
  content: amid(line),
  kept: AROUND,
  skips: { [reason]: [2] },
});
const counted = (name: string, line: string, ...more: string[]): BadInput => ({
  name,
  file: 'a.ndjson',
  content: amid(line),
  kept: [...AROUND, ...more].sort(),
});

const TIMES: readonly BadInput[] = [
  ...[
    '1970-01-01T00:00:00Z',
    '2100-01-01T00:00:00Z',
    '0000-00-00T00:00:00Z',
    '2026-02-30T10:00:00Z',
    '2026-02-01T25:00:00Z',
    '-2026-02-01T10:00:00Z',
    '+275760-09-13T00:00:00Z',
    '2026-02-01 10:00:00',
    '2026-02-01',
    'yesterday',
    ' ',
    0,
    -1,
    1.5,
    '1e308',
    true,
  ].map((time) => skipped(`the time ${JSON.stringify(time)}`, set({ time }), 'time')),
  ...[null, '', {}, []].map((time) => skipped(`the time ${JSON.stringify(time)}`, set({ time }), 'missing')),
  skipped('the time 1e999', goodLine('/x').replace(/"time":"[^"]*"/, '"time":1e999'), 'time'),
  counted('a time with a fraction of a millisecond', set({ time: '2026-02-01T10:00:00.1234567Z' })),
  counted('a leap second', set({ time: '2016-12-31T23:59:60Z' })),
  ...[
    '-5.5',
    '1770000000.123456',
    '1770000000123.75',
    '1770000000123456.5',
    '1770000000123456789',
    '946684800',
  ].map((epoch): BadInput => {
    const line = `{"time":${epoch},"request_method":"GET","request_uri":"/x","host":"${HOST}","status":200}`;
    return {
      name: `the epoch ${epoch}`,
      file: 'a.json',
      format: 'nginx-json',
      content: `${line}\n`,
      ...(epoch === '-5.5' ? { kept: [], skips: { time: [1] } } : { kept: ['GET /x'] }),
    };
  }),
];

const STATUSES: readonly BadInput[] = [
  ...[0, -200, 99, 600, 999, 200.5, 2e2 + 0.1, 'OK', '20 0', '0xC8', 1e21, true].map((status) =>
    skipped(`the status ${JSON.stringify(status)}`, set({ status }), 'status'),
  ),
  ...[null, '', {}, []].map((status) =>
    skipped(`the status ${JSON.stringify(status)}`, set({ status }), 'missing'),
  ),
  skipped('the status 1e999', goodLine('/x').replace('"status":200', '"status":1e999'), 'status'),
  counted('the status "200"', set({ status: '200' })),
];

const METHODS: readonly BadInput[] = [
  ...[' ', 'GE T', 'GET\u0000', 'G\u00c9T', '<script>', 'GETGET', noise(10_000), 7, true].map((method) =>
    skipped(`the method ${JSON.stringify(method).slice(0, 20)}`, set({ method }), 'method'),
  ),
  ...[null, '', '-', {}, []].map((method) =>
    skipped(`the method ${JSON.stringify(method)}`, set({ method }), 'missing'),
  ),
  counted('a method in lower case', set({ method: 'get' })),
];

const HOSTS: readonly BadInput[] = [
  ...[
    '',
    ' ',
    '..',
    '-x-',
    'a b',
    'a\u0000b',
    'a\u0007b',
    '[::1',
    '[]',
    'a:b',
    'a:99999',
    'a:1:2',
    '*',
    'a,b',
    `${'x'.repeat(300)}.example`,
    `${'x'.repeat(64)}.example`,
    '<script>',
    "' or 1=1 --",
    '..%2f',
    'one.example.com\\@evil.example',
  ].map((host) =>
    skipped(
      `the host ${JSON.stringify(host).slice(0, 30)} of ${host.length} characters`,
      at(`https://${host}/x`),
      'url',
    ),
  ),
  counted('user and password', at(`https://ann:secret@${HOST}/orders`)),
  counted('a port', at(`https://${HOST}:443/orders`)),
  counted('capitals and a dot at the end', at('HTTPS://ONE.Example.COM./orders')),
  counted('an IPv6 address', at('https://[2001:db8::1]:8443/x'), 'GET /x'),
  counted('an IPv4 address', at('https://192.0.2.7/x'), 'GET /x'),
  counted('an international name', at('https://b\u00fccher.example/x'), 'GET /x'),
  counted('an international name in punycode', at('https://xn--bcher-kva.example/x'), 'GET /x'),
];

const PATHS: readonly BadInput[] = [
  ...['/%', '/%z', '/%zz', '/%2', '/a%', '/a b', '/a\tb', '/a\u0000b', '/a\u007fb', '/a\nb'].map((path) =>
    skipped(`the path ${JSON.stringify(path)}`, at(`https://${HOST}${path}`), 'url'),
  ),
  ...[
    'x',
    'ftp://one.example.com/x',
    'javascript:alert(1)',
    'http:/one/x',
    'http:///x',
    'https://',
    '//x/y',
    '*',
  ].map((url) =>
    skipped(`the URL ${JSON.stringify(url)}`, at(url), url.startsWith('//') ? 'missing' : 'url'),
  ),
  ...[null, '', {}].map((url) => skipped(`the URL ${JSON.stringify(url)}`, set({ url }), 'missing')),
  skipped('a URL that is a number', set({ url: 7 }), 'url'),
  counted('nothing but a host', at(`https://${HOST}`), 'GET /'),
  counted('a fragment', at(`https://${HOST}/orders#/x?y`)),
  counted('an encoded zero byte', at(`https://${HOST}/x/%00`), 'GET /x/%00'),
  counted('encoded overlong UTF-8', at(`https://${HOST}/x/%c0%af`), 'GET /x/{xId}'),
  counted('encoded slashes and dots', at(`https://${HOST}/x/%2e%2e%2fy`), 'GET /x/%2e%2e%2fy'),
  counted('dots', at(`https://${HOST}/x/../../etc/passwd`), 'GET /x/../../etc/passwd'),
  counted('backslashes', at(`https://${HOST}/x\\..\\y`), 'GET /x\\..\\y'),
  counted('slashes alone', at(`https://${HOST}//////`), 'GET //////'),
  counted(
    'names of the language',
    at(`https://${HOST}/__proto__/constructor/toString`),
    'GET /__proto__/constructor/toString',
  ),
  counted('braces', at(`https://${HOST}/{id}/{}/:x/*`), 'GET /{id}/{id}/{id2}/*'),
  counted('half a surrogate pair', goodLine('/orders').replace('/orders', '/x\\ud800'), 'GET /{id}'),
  counted(
    '10,000 segments',
    at(`https://${HOST}${'/s'.repeat(10_000)}`),
    `GET ${'/s'.repeat(8)}/{sId}${[2, 3, 4, 5, 6, 7].map((n) => `/{sId${n}}`).join('')}/s/s/s/s/{sId8}`,
  ),
  counted('a segment of 100 KB', at(`https://${HOST}/${noise(100_000)}`), 'GET /{id}'),
  counted(
    '20 segments of 1 KB',
    at(`https://${HOST}${`/${noise(1000)}`.repeat(20)}`),
    `GET /{id}${Array.from({ length: 19 }, (_, i) => `/{id${i + 2}}`).join('')}`,
  ),
  counted('a query of 100 KB', at(`https://${HOST}/orders?q=${noise(100_000)}`)),
  counted(
    '10,000 names in a query',
    at(`https://${HOST}/orders?${Array.from({ length: 10_000 }, (_, i) => `q${i}=1`).join('&')}`),
  ),
  counted('a query gone wrong', at(`https://${HOST}/orders?%zz=%&==&&%00=%ff&[]=&a[b=1&__proto__[x]=1`)),
];

/** Records of NDJSON whose frame is sound and whose values are not. */
export const RECORD_VALUES: readonly BadInput[] = [...TIMES, ...STATUSES, ...METHODS, ...HOSTS, ...PATHS];
