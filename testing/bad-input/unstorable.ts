import { AROUND, amid, type BadInput, goodLine, har, harEntry } from './bad-input';

/** What Postgres cannot hold, as JSON spells it: a zero byte and half a surrogate pair. */
const NUL = '\\u0000';
const HALF = '\\ud800';
const both = (make: (text: string, what: string) => BadInput): BadInput[] => [
  make(NUL, 'a zero byte'),
  make(HALF, 'half a surrogate pair'),
];
const withMember = (json: string, member: string): string => json.replace(/}$/, `,${member}}`);

const traffic = (place: string, member: (text: string) => string): BadInput[] =>
  both((text, what) => ({
    name: `${what} in ${place}`,
    file: 'a.ndjson',
    content: amid(withMember(goodLine('/orders'), member(text))),
    kept: AROUND,
  }));
const spec = (
  place: string,
  members: (text: string) => string,
  kept: readonly string[] = ['GET /a'],
  problems?: BadInput['problems'],
): BadInput[] =>
  both((text, what) => ({
    name: `${what} in ${place}`,
    file: 'openapi.json',
    content: `{"openapi":"3.1.0",${members(text)}}`,
    kept,
    problems,
  }));

/** Texts that the database refuses, in every place that reaches it. */
export const UNSTORABLE: readonly BadInput[] = [
  ...traffic('a request header', (x) => `"requestHeaders":{"x-${x}name":"v${x}"}`),
  ...traffic(
    'a response header',
    (x) => `"responseHeaders":[["x-${x}","v"],["content-type","application/json${x}"]]`,
  ),
  ...traffic('a cookie', (x) => `"requestHeaders":{"cookie":"a${x}b=${x}; c=1"}`),
  ...traffic('a JSON body', (x) => `"requestBody":{"na${x}me":{"in${x}ner":["${x}"]}},"responseBody":"${x}"`),
  ...traffic(
    'a JSON body as text',
    (x) => `"requestHeaders":{"content-type":"application/json"},"requestBody":"{\\"na\\${x}me\\":1}"`,
  ),
  ...traffic(
    'a form body',
    (x) =>
      `"requestHeaders":{"content-type":"application/x-www-form-urlencoded"},"requestBody":"na${x}me=1&%00=2"`,
  ),
  ...traffic('the route', (x) => `"route":"/ord${x}ers"`),
  ...both(
    (x, what): BadInput => ({
      name: `${what} in a route parameter`,
      file: 'a.ndjson',
      content: amid(withMember(goodLine('/orders/7'), `"route":"/orders/{i${x}d}"`)),
      // The name is what comes before it.
      kept: ['GET /orders', 'GET /orders/{i}', 'GET /users'],
    }),
  ),
  ...traffic('the client address', (x) => `"clientIp":"192.0.2.1${x}"`),
  ...traffic('the TLS version', (x) => `"tls":"TLSv1.3${x}"`),
  ...traffic(
    'lifecycle headers',
    (x) =>
      `"responseHeaders":{"sunset":"${x}","deprecation":"${x}","link":"<${x}>; rel=sunset","www-authenticate":"Bea${x}rer","retry-after":"${x}"}`,
  ),
  ...both((x, what) => ({
    name: `${what} in a query`,
    file: 'a.ndjson',
    content: amid(withMember(goodLine('/x'), `"url":"https://one.example.com/orders?na${x}me=1"`)),
    ...(x === NUL ? { kept: AROUND, skips: { url: [2] } } : { kept: AROUND }),
  })),
  ...both(
    (x, what): BadInput => ({
      name: `${what} in a host`,
      file: 'a.ndjson',
      content: amid(withMember(goodLine('/x'), `"url":"https://one${x}.example.com/x"`)),
      kept: AROUND,
      skips: { url: [2] },
    }),
  ),
  ...both(
    (x, what): BadInput => ({
      name: `${what} in a HAR`,
      file: 'a.har',
      content: har(
        harEntry('/orders'),
        withMember(harEntry('/orders'), `"_resourceType":"${x}","serverIPAddress":"${x}"`),
        harEntry('/users'),
      ),
      kept: AROUND,
    }),
  ),
  ...spec('the title', (x) => `"info":{"title":"P${x}ets","version":"1${x}"},"paths":{"/a":{"get":{}}}`),
  ...spec(
    'a server',
    (x) => `"servers":[{"url":"https://api${x}.example/v1${x}"}],"paths":{"/a":{"get":{}}}`,
  ),
  ...spec('a path', (x) => `"paths":{"/a":{"get":{}},"/b${x}/{i${x}d}":{"get":{}}}`, [
    'GET /a',
    'GET /b\ufffd/{i\ufffdd}',
  ]),
  ...spec(
    'an operation',
    (x) =>
      `"paths":{"/a":{"get":{"operationId":"${x}","summary":"${x}","tags":["${x}"],"x-sunset":"${x}","x-internal":"${x}"}}}`,
    ['GET /a'],
    [{ says: /sunset is no RFC 3339 date/ }],
  ),
  ...spec(
    'fields',
    (x) =>
      `"paths":{"/a":{"get":{"parameters":[{"in":"query","name":"${x}","schema":{"type":"${x}","format":"${x}"}}],"responses":{"20${x}":{"headers":{"${x}":{}},"content":{"${x}":{"schema":{"properties":{"${x}":{"properties":{"a${x}":{}}}}}}}}}}}}`,
  ),
  ...spec(
    'security',
    (x) =>
      `"security":[{"k${x}":["${x}"]}],"components":{"securitySchemes":{"k${x}":{"type":"apiKey","in":"header","name":"${x}"}}},"paths":{"/a":{"get":{}}}`,
  ),
  ...spec(
    'a reference',
    (x) => `"paths":{"/a":{"get":{}},"/b":{"$ref":"#/${x}"}}`,
    ['GET /a'],
    [{ says: /leads to nothing/ }],
  ),
  ...spec(
    'a key',
    (x) => `"paths":{"/a":{"get":{},"g${x}t":{}}}`,
    ['GET /a'],
    [{ says: /"g\ufffdt" is neither/ }],
  ),
  { name: 'a zero byte in the name of the file', file: 'a\0b.ndjson', content: amid(), kept: AROUND },
  {
    name: 'half a surrogate pair in the name of the file',
    file: 'a\ud800b.ndjson',
    content: amid('{'),
    kept: AROUND,
    skips: { malformed: [2] },
  },
  {
    name: 'a zero byte in the name of an empty file',
    file: 'a\0b.ndjson',
    content: '',
    status: 'failed',
    kept: [],
    problems: [{ says: /empty/ }],
  },
  {
    name: 'a zero byte in the name of the API',
    file: 'a.ndjson',
    api: 'Pe\0ts',
    content: amid(),
    kept: AROUND,
  },
  {
    name: 'half a surrogate pair in the name of the API',
    file: 'a.ndjson',
    api: 'Pe\udc00ts',
    content: amid(),
    kept: AROUND,
  },
  {
    name: 'a zero byte in the name of the format',
    file: 'a.ndjson',
    format: 'nd\0json',
    content: amid(),
    status: 'failed',
    kept: [],
    problems: [{ says: /There is no format "nd\ufffdjson"/ }],
  },
  {
    name: 'a zero byte in the name of a spec',
    file: 'a\0.json',
    content: '{"openapi":"3.1.0","paths":{"/a":{"get":{}},"/b":7}}',
    kept: ['GET /a'],
    problems: [{ says: /path item is a number/ }],
  },
];
