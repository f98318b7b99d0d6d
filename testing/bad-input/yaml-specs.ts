import type { BadInput, ExpectedProblem } from './bad-input';

const refused = (name: string, content: string, problem: ExpectedProblem): BadInput => ({
  name,
  file: 'openapi.yaml',
  content,
  status: 'failed',
  kept: [],
  problems: [problem],
});
const kept = (
  name: string,
  content: string,
  names: readonly string[],
  ...problems: ExpectedProblem[]
): BadInput => ({
  name,
  file: 'openapi.yaml',
  content,
  kept: names,
  problems,
});
const openapi = (...lines: readonly string[]): string => ['openapi: 3.1.0', ...lines, ''].join('\n');
const LAUGHS = Array.from(
  { length: 30 },
  (_, i) => `x${i + 1}: &a${i + 1} [*a${i}, *a${i}, *a${i}, *a${i}, *a${i}, *a${i}]`,
);

/** YAML documents: bombs, loops, tabs and whatever else the language allows. */
export const YAML_SPECS: readonly BadInput[] = [
  kept(
    'a billion laughs',
    openapi('x0: &a0 [ha]', ...LAUGHS, 'paths: { /a: { get: { x: *a30, parameters: *a30 } } }'),
    ['GET /a'],
    ...Array.from({ length: 6 }, () => ({ says: /parameter is no object/, line: 32 })),
  ),
  kept(
    'a billion merged keys',
    openapi(
      'x0: &a0 { a: 1, b: 2 }',
      ...Array.from(
        { length: 20 },
        (_, i) => `x${i + 1}: &a${i + 1} { <<: [*a${i}, *a${i}, *a${i}], k${i}: 1 }`,
      ),
      'paths: { /a: { get: {} } }',
    ),
    ['GET /a'],
  ),
  refused(
    'too many aliases',
    openapi('x: &x a', `y: [${Array(10_001).fill('*x').join(', ')}]`, 'paths: {}'),
    { says: /alias.*(Write|\$ref)/i, line: 3, file: 'openapi.yaml' },
  ),
  refused('an alias of nothing', openapi('paths: *nowhere'), {
    says: /Not valid YAML.*Correct this line/,
    line: 2,
  }),
  kept(
    'a mapping that contains itself',
    openapi(
      'x: &x { properties: { again: *x } }',
      'paths: { /a: { get: { responses: { 200: { content: { j: { schema: *x } } } } } } }',
    ),
    ['GET /a'],
  ),
  kept(
    'a path item that contains itself',
    openapi('paths:', '  /a: &a', '    get: { callbacks: { again: { x: *a } } }'),
    ['GET /a'],
  ),
  kept('merge keys', openapi('x: &x { get: {} }', 'paths:', '  /a: { <<: *x, put: {} }'), [
    'GET /a',
    'PUT /a',
  ]),
  refused('a merge key of text', openapi('paths:', '  /a: { <<: text, get: {} }'), {
    says: /Not valid YAML: cannot merge.*Correct this line/,
    line: 3,
  }),
  kept('a key that stands twice', openapi('paths:', '  /a: { get: {} }', '  /a: { put: {} }'), ['PUT /a'], {
    says: /stands twice.*Remove or rename/,
    line: 4,
  }),
  kept('the paths twice', openapi('paths: { /a: { get: {} } }', 'paths: { /b: { get: {} } }'), ['GET /b'], {
    says: /stands twice/,
    line: 3,
  }),
  refused('tabs for indentation', openapi('paths:', '\t/a: {}'), { says: /Indent with spaces/, line: 3 }),
  refused('cut off', openapi('paths:', '  /a: { get: {'), { says: /Not valid YAML/, line: 4 }),
  refused('brackets 100,000 deep', openapi(`x: ${'['.repeat(100_000)}`), { says: /Flatten/, line: 2 }),
  refused(
    'indentation 2,000 deep',
    openapi('x:', ...Array.from({ length: 2000 }, (_, i) => `${' '.repeat(i + 1)}a:`)),
    { says: /Flatten/, line: 501 },
  ),
  kept(
    'tags that run code elsewhere',
    openapi(
      'x: !!js/function "function(){}"',
      'y: !!python/object/apply:os.system ["id"]',
      'paths: { /a: { get: {} } }',
    ),
    ['GET /a'],
  ),
  kept(
    'several documents',
    openapi('paths: { /a: { get: {} } }', '---', 'openapi: 3.1.0', 'paths: { /b: { get: {} } }'),
    ['GET /a'],
    { says: /several YAML documents.*files of their own/, line: 4 },
  ),
  kept(
    '__proto__',
    openapi(
      '__proto__: { paths: { /evil: { get: {} } } }',
      'paths: { /a: { get: {}, __proto__: { put: {} } } }',
    ),
    ['GET /a'],
    { says: /"__proto__" is neither/, line: 3 },
  ),
  refused('a list for a key', openapi('paths:', '  ? [a, b]', '  : { get: {} }'), {
    says: /complex keys\. Write every key as plain text/,
  }),
  kept(
    'numbers and nothing for keys',
    openapi('paths:', '  404: { get: {} }', '  ~: { get: {} }', '  /a: { get: {} }'),
    ['GET /404', 'GET /a', 'GET /null'],
    { says: /./ },
    { says: /./ },
  ),
  kept(
    'dates, octals and no',
    openapi(
      'info: { title: no, version: 2020-01-01 }',
      'paths: { /a: { get: { responses: { 0200: {} } } } }',
    ),
    ['GET /a'],
  ),
  refused('nothing but a comment', '# openapi: 3.1.0\n', { says: /name it/ }),
  refused('a zero byte', openapi('x: "\0"', 'paths: {}'), { says: /zero byte/, line: 2 }),
  refused('a control character', openapi('x: \u0007', 'paths: {}'), {
    says: /non-printable characters\. Remove the control character/,
    line: 2,
  }),
];
