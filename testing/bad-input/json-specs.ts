import { type BadInput, type ExpectedProblem, SPEC_JSON } from './bad-input';
import { noise } from './noise';

const refused = (name: string, content: string, ...problems: ExpectedProblem[]): BadInput => ({
  name,
  file: 'openapi.json',
  content,
  status: 'failed',
  kept: [],
  problems,
});
const kept = (
  name: string,
  content: string,
  names: readonly string[],
  ...problems: ExpectedProblem[]
): BadInput => ({
  name,
  file: 'openapi.json',
  content,
  kept: names,
  problems,
});
/** An OpenAPI document of these members. */
const openapi = (members: string): string => `{"openapi":"3.1.0",\n${members}}`;
const deep = (open: string, close: string, depth: number): string => open.repeat(depth) + close.repeat(depth);

/** JSON documents that are cut, malformed, or say what the standard does not allow. */
export const JSON_SPECS: readonly BadInput[] = [
  refused('cut off', SPEC_JSON.slice(0, -40), { says: /cut off\. Export/, line: 1, file: 'openapi.json' }),
  refused('a comma too many', openapi('"paths":{"/a":{"get":{}},}'), {
    says: /Not valid JSON at column 26/,
    line: 2,
  }),
  refused('comments', '// ours\n{"openapi":"3.1.0"}', { says: /name it: spec/ }),
  refused('single quotes', "{'openapi': '3.1.0', 'paths': {}}", { says: /name it: spec/ }),
  refused('NaN', openapi('"x":NaN,"paths":{"/a":{"get":{}}}'), {
    says: /Not valid JSON at column 5/,
    line: 2,
  }),
  refused('a zero byte in the middle', openapi('"x":"\0","paths":{}'), {
    says: /binary: it has a zero byte/,
    line: 2,
  }),
  kept('no paths in a Swagger 2 document', '{"swagger":"2.0"}', [], {
    says: /has no paths.*Add them/,
    line: 1,
  }),
  refused('a version that does not exist', '{"openapi":"9.0.0","paths":{"/a":{"get":{}}}}', {
    says: /no version that can be read\. Convert/,
    line: 1,
    pointer: '/openapi',
  }),
  kept('a version that is a number', '{"swagger":2.0,"paths":{"/a":{"get":{}}}}', ['GET /a']),
  kept('paths: null', '{"swagger":"2.0",\n"paths":null}', [], {
    says: /paths are null/,
    line: 2,
    pointer: '/paths',
  }),
  kept('paths: a list', openapi('"paths":[{"/a":{"get":{}}}]'), [], {
    says: /paths are a list/,
    line: 2,
    pointer: '/paths',
  }),
  kept('the paths twice', openapi('"paths":{"/a":{"get":{}}},\n"paths":{"/b":{"get":{}}}'), ['GET /b'], {
    says: /"paths" stands twice.*Remove or rename/,
    line: 3,
  }),
  kept('an operation twice', openapi('"paths":{"/a":{"get":{"deprecated":true},\n"get":{}}}'), ['GET /a'], {
    says: /"get" stands twice/,
    line: 3,
  }),
  kept(
    'two spellings of one template',
    openapi('"paths":{"/a/{id}":{"get":{}},"/a/{name}":{"get":{}}}'),
    ['GET /a/{name}'],
    { says: /more than once, first on line 2.*Remove or rename/, line: 2 },
  ),
  kept('a path item that is text', openapi('"paths":{"/a":"x","/b":{"get":{}}}'), ['GET /b'], {
    says: /path item is a string/,
    line: 2,
    pointer: '/paths/~1a',
  }),
  kept('an operation that is a list', openapi('"paths":{"/a":{"get":[],"put":{}}}'), ['PUT /a'], {
    says: /operation is a list/,
    line: 2,
    pointer: '/paths/~1a/get',
  }),
  kept('a path without a slash', openapi('"paths":{"a":{"get":{}},"/b":{"get":{}}}'), ['GET /a', 'GET /b'], {
    says: /does not begin with "\/".*Write it so/,
    line: 2,
    pointer: '/paths/a',
  }),
  kept('a method that does not exist', openapi('"paths":{"/a":{"git":{},"get":{}}}'), ['GET /a'], {
    says: /"git" is neither.*Correct or remove/,
    line: 2,
  }),
  kept(
    'numbers beyond all bounds',
    openapi(
      '"info":{"title":1e999,"version":-1e999},"paths":{"/a":{"get":{"parameters":[{"in":"query","name":"q","schema":{"maximum":1e999}}]}}}',
    ),
    ['GET /a'],
  ),
  kept(
    '__proto__ everywhere',
    openapi(
      '"__proto__":{"security":[]},"paths":{"__proto__":{"get":{}},"/a":{"__proto__":{"post":{}},"get":{"__proto__":{}}}},"components":{"schemas":{"__proto__":{"$ref":"#/components/schemas/__proto__"}}}',
    ),
    ['GET /__proto__', 'GET /a'],
    { says: /does not begin/, pointer: '/paths/__proto__' },
    { says: /"__proto__" is neither/, pointer: '/paths/~1a/__proto__' },
  ),
  kept('a key of 100,000 characters', openapi(`"${'k'.repeat(100_000)}":1,"paths":{"/a":{"get":{}}}`), [
    'GET /a',
  ]),
  kept('lists 100,000 deep', openapi(`"x-deep":${deep('[', ']', 100_000)},"paths":{"/a":{"get":{}}}`), [
    'GET /a',
  ]),
  kept(
    'schemas 20,000 deep',
    openapi(
      `"paths":{"/a":{"get":{"responses":{"200":{"content":{"j":{"schema":${'{"items":'.repeat(20_000)}{}${'}'.repeat(20_000)}}}}}}}}`,
    ),
    ['GET /a'],
    { says: /Not all fields.*8 levels deep/, line: 2 },
  ),
  kept('one line of 20 MB', openapi(`"x":"${'y'.repeat(20 * 2 ** 20)}","paths":{"/a":{"get":{}}}`), [
    'GET /a',
  ]),
  kept(
    'a title of 100 KB',
    openapi(`"info":{"title":"${noise(100_000)}","version":"1"},"paths":{"/a":{"get":{}}}`),
    ['GET /a'],
  ),
  kept(
    'a title whose 200th character is half of a pair',
    openapi(`"info":{"title":"${'t'.repeat(199)}\u{1f600}","version":"1"},"paths":{"/a":{"get":{}}}`),
    ['GET /a'],
  ),
  kept(
    'a path of 700 characters beyond ASCII',
    openapi(`"paths":{"/${'\u6c49'.repeat(700)}":{"get":{}},"/a":{"get":{}}}`),
    ['GET /a'],
    { says: /longer than 2000 bytes/, line: 2 },
  ),
  kept(
    'a version of 100 KB',
    openapi(`"info":{"title":"t","version":"${noise(100_000)}"},"paths":{"/a":{"get":{}}}`),
    ['GET /a'],
  ),
  kept(
    'an operationId and tags of 100 KB',
    openapi(
      `"paths":{"/a":{"get":{"operationId":"${noise(100_000)}","tags":["${noise(100_000)}"],"summary":"${noise(100_000)}"}}}`,
    ),
    ['GET /a'],
  ),
  kept(
    'a path of 20 KB beside a good one',
    openapi(`"paths":{"/${noise(20_000)}":{"get":{}},"/a":{"get":{}}}`),
    ['GET /a'],
    { says: /1 operations have a path or method longer than 2000 bytes.*Shorten/, line: 2 },
  ),
  kept(
    'a path of 10,000 segments beside a good one',
    openapi(`"paths":{"${'/s'.repeat(10_000)}":{"get":{}},"/a":{"get":{}}}`),
    ['GET /a'],
    { says: /1 operations have a path or method longer than 2000 bytes.*Shorten/, line: 2 },
  ),
  kept(
    'a method of 10 KB beside a good one',
    `{"openapi":"3.2.0",\n"paths":{"/a":{"additionalOperations":{"${noise(10_000).toUpperCase()}":{}},"get":{}}}}`,
    ['GET /a'],
    { says: /path or method longer than 2000 bytes.*Shorten/, line: 2, file: 'openapi.json' },
  ),
  kept(
    'a server of 20 KB',
    openapi(
      `"servers":[{"url":"https://${noise(10_000)}.example/${noise(20_000)}"},{"url":"https://api.pets.example"}],"paths":{"/a":{"get":{}}}`,
    ),
    ['GET /a'],
    { says: /1 servers have a URL longer than 2000 bytes.*Shorten/, file: 'openapi.json' },
  ),
  kept(
    'servers that are no URLs',
    openapi(
      '"servers":[{"url":"https://"},{"url":"http://[::"},{"url":"\\u0000"},{"url":"%zz"},{"url":7},{}],"paths":{"/a":{"get":{}}}',
    ),
    ['GET /a'],
    { says: /no URL.*Add its url/, line: 2 },
    { says: /no URL.*Add its url/, line: 2 },
  ),
];
