import { AROUND, amid, type BadInput, goodLine, har, harEntry } from './bad-input';

const MEGABYTE = 2 ** 20;
const ndjson = (name: string, line: string, skips: BadInput['skips']): BadInput => ({
  name,
  file: 'a.ndjson',
  content: amid(line),
  kept: AROUND,
  skips,
});
const entry = (name: string, text: string, skips: BadInput['skips']): BadInput => ({
  name,
  file: 'a.har',
  content: har(harEntry('/orders'), text, harEntry('/users')),
  kept: AROUND,
  skips,
});
const whole = harEntry('/a');
const good = har(harEntry('/orders'), harEntry('/users'));
const CLF = '192.0.2.1 - - [28/Feb/2026:12:00:00 +0000]';
const log = (...lines: readonly string[]): string =>
  [`${CLF} "GET /orders HTTP/1.1" 200 12`, ...lines, `${CLF} "GET /users HTTP/1.1" 200 12`, ''].join('\n');
const logLine = (name: string, line: string, skips: BadInput['skips']): BadInput => ({
  name,
  file: 'access.log',
  content: log(line),
  kept: AROUND,
  skips,
});
const deep = (depth: number): string =>
  goodLine('/x').replace(/}$/, `,"requestBody":${'['.repeat(depth)}${']'.repeat(depth)}}`);

/** Traffic files whose frame is bad: cut, malformed, too long, too deep. */
export const TRAFFIC_FILES: readonly BadInput[] = [
  ndjson('a line of null', 'null', { malformed: [2] }),
  ndjson('a line of a list', '[1,2]', { malformed: [2] }),
  ndjson('a line of text', '"text"', { malformed: [2] }),
  ndjson('a line of a number', '12', { malformed: [2] }),
  ndjson('a line of prose', 'not JSON at all', { malformed: [2] }),
  ndjson('half an object', goodLine('/x').slice(0, 40), { malformed: [2] }),
  ndjson('two objects on one line', goodLine('/x') + goodLine('/y'), { malformed: [2] }),
  ndjson('an object over two lines', goodLine('/x').replace(',', ',\n'), { malformed: [2, 3] }),
  ndjson('an empty object', '{}', { missing: [2] }),
  ndjson('a zero byte', goodLine('/x').replace('/x', '/\0x'), { encoding: [2] }),
  ndjson(
    '__proto__ as a member',
    goodLine('/orders').replace(/}$/, ',"__proto__":{"status":500},"constructor":1}'),
    {},
  ),
  ndjson(
    'members that stand twice',
    goodLine('/orders').replace(/}$/, ',"status":200,"requestBody":1,"requestBody":2}'),
    {},
  ),
  ndjson('lists 1,000 deep', deep(1000), { tooDeep: [2] }),
  ndjson('lists 1,000,000 deep', deep(1_000_000), { tooDeep: [2] }),
  ndjson('a line of 17 MB', goodLine('/x').replace(/}$/, `,"requestBody":"${'x'.repeat(17 * MEGABYTE)}"}`), {
    tooLong: [2],
  }),
  {
    name: 'a last line that is cut',
    file: 'a.ndjson',
    content: `${amid()}${goodLine('/x').slice(0, -9)}`,
    kept: AROUND,
    skips: { truncated: [3] },
  },
  { name: 'no line feed at the end', file: 'a.ndjson', content: amid().trimEnd(), kept: AROUND },
  {
    name: 'carriage returns alone between lines',
    file: 'a.ndjson',
    content: amid().replaceAll('\n', '\r'),
    kept: [],
    skips: { malformed: [1] },
  },
  {
    name: 'HAR cut inside an entry',
    file: 'a.har',
    content: good.slice(0, -100),
    kept: ['GET /orders'],
    skips: { truncated: [2] },
  },
  {
    name: 'HAR cut between entries',
    file: 'a.har',
    content: good.slice(0, good.indexOf(harEntry('/users'))),
    kept: ['GET /orders'],
    skips: { truncated: [2] },
  },
  {
    name: 'HAR cut before the entries',
    file: 'a.har',
    content: good.slice(0, 40),
    kept: [],
    skips: { truncated: [1] },
  },
  { name: 'HAR whose last brackets are missing', file: 'a.har', content: good.slice(0, -2), kept: AROUND },
  {
    name: 'HAR whose entries are an object',
    file: 'a.har',
    content: '{"log":{"version":"1.2","entries":{"0":{}}}}',
    kept: [],
    skips: { malformed: [1] },
  },
  {
    name: 'HAR whose entries are null',
    file: 'a.har',
    content: '{"log":{"version":"1.2","entries":null}}',
    kept: [],
    skips: { malformed: [1] },
  },
  {
    name: 'HAR without entries',
    file: 'a.har',
    content: '{"log":{"version":"1.2"}}',
    kept: [],
    skips: { malformed: [1] },
  },
  { name: 'HAR with no entry', file: 'a.har', content: har(), kept: [] },
  {
    name: 'HAR with its entries twice',
    file: 'a.har',
    content: `{"log":{"version":"1.2","entries":[${harEntry('/orders')}],"entries":[${harEntry('/users')}]}}`,
    kept: AROUND,
  },
  entry('an entry of null', 'null', { malformed: [2] }),
  entry('an entry of text', '"a, b ] }"', { malformed: [2] }),
  entry('an entry of a list', '[{}]', { malformed: [2] }),
  entry('an empty entry', '{}', { missing: [2] }),
  entry('an entry without a response', whole.replace(/"response":.*$/, '"response":null}'), { missing: [2] }),
  entry('an entry without an answer', whole.replace('"status":200', '"status":0'), { status: [2] }),
  entry('an entry of broken JSON', '{"request":{,}}', { malformed: [2] }),
  entry(
    'an entry nested 1,000 deep',
    harEntry('/x', { _x: JSON.parse('['.repeat(1000) + ']'.repeat(1000)) }),
    { tooDeep: [2] },
  ),
  entry('an entry of 17 MB', harEntry('/x', { _x: 'x'.repeat(17 * MEGABYTE) }), { tooLong: [2] }),
  entry(
    'headers that are no list',
    whole.replace('/a', '/orders').replace('"headers":[]', '"headers":"x"'),
    {},
  ),
  entry(
    '__proto__ in an entry',
    whole.replace('/a', '/orders').replace(/^{/, '{"__proto__":{"request":{"method":"PUT"}},'),
    {},
  ),
  logLine('a log line of prose', 'something else', { malformed: [2] }),
  logLine('a line that is cut', `${CLF} "GET /x HT`, { malformed: [2] }),
  logLine('a lone quote', `${CLF} "GET /x" HTTP/1.1" 200 12`, { status: [2] }),
  logLine('a TLS greeting to a plain port', `${CLF} "\\x16\\x03\\x01\\x02\\x00\\x01" 400 157`, {
    method: [2],
  }),
  logLine('a request that never came', `${CLF} "-" 408 -`, { missing: [2] }),
  logLine(
    'a date that does not exist',
    '192.0.2.1 - - [31/Feb/2026:12:00:00 +0000] "GET /x HTTP/1.1" 200 12',
    { time: [2] },
  ),
  logLine('a log line of 17 MB', `${CLF} "GET /${'x'.repeat(17 * MEGABYTE)} HTTP/1.1" 200 12`, {
    tooLong: [2],
  }),
  {
    name: 'a log whose last line is cut',
    file: 'access.log',
    content: `${log()}${CLF} "GET /x HT`,
    kept: AROUND,
    skips: { truncated: [3] },
  },
];
