import { describe, expect, it } from 'vitest';
import { compileOperations } from './operation-matcher';

const GET = 0;
const PUT = 1;
const POST = 2;
const encoder = new TextEncoder();

function matched(templates: readonly string[], path: string, method = GET): string | null {
  const matcher = compileOperations(
    templates.map((template, ref) => {
      const [name, at] = template.startsWith('PUT ') ? template.split(' ') : ['GET', template];
      return { method: ['GET', 'PUT', 'POST'].indexOf(name as string), path: at as string, ref };
    }),
  );
  const bytes = encoder.encode(`xx${path}yy`);
  const ref = matcher.match(bytes, 2, bytes.length - 2, method);
  return ref < 0 ? null : (templates[ref] as string);
}

describe('OperationMatcher', () => {
  it.each<[string, string[], string, string | null]>([
    ['a literal before a parameter', ['/users/{id}', '/users/me'], '/users/me', '/users/me'],
    ['a parameter for anything else', ['/users/{id}', '/users/me'], '/users/you', '/users/{id}'],
    [
      'back from a literal that leads nowhere',
      ['/users/me/keys', '/users/{id}/repos'],
      '/users/me/repos',
      '/users/{id}/repos',
    ],
    ['back over two levels', ['/a/b/c/d', '/a/{x}/c/e', '/{y}/b/c/f'], '/a/b/c/f', '/{y}/b/c/f'],
    ['no parameter for an empty segment', ['/users/{id}'], '/users/', null],
    ['a trailing slash as a segment', ['/users/', '/users'], '/users/', '/users/'],
    ['no trailing slash that is not documented', ['/users'], '/users/', null],
    ['the root', ['/'], '/', '/'],
    ['an empty template for an empty path only', [''], '', ''],
    ['an empty template not for the root', [''], '/', null],
    ['two parameters in a segment', ['/compare/{a}...{b}'], '/compare/main...dev', '/compare/{a}...{b}'],
    ['both of them not empty', ['/compare/{a}...{b}'], '/compare/...dev', null],
    ['a suffix before the bare parameter', ['/f/{id}', '/f/{id}.json'], '/f/7.json', '/f/{id}.json'],
    ['a prefix', ['/f/prefix-{x}'], '/f/prefix-1', '/f/prefix-{x}'],
    ['a prefix with something after it', ['/f/prefix-{x}'], '/f/prefix-', null],
    ['a dot between parameters, first where it can', ['/f/{a}.{b}'], '/f/1.2.3', '/f/{a}.{b}'],
    ['pieces that overlap are not two', ['/f/ab{x}ba'], '/f/aba', null],
    ['a verb', ['/v1/ops/{id}', '/v1/ops/{id}:cancel'], '/v1/ops/9:cancel', '/v1/ops/{id}:cancel'],
    [
      'another verb as part of the value',
      ['/v1/ops/{id}', '/v1/ops/{id}:cancel'],
      '/v1/ops/9:stop',
      '/v1/ops/{id}',
    ],
    ['a greedy name within its segment', ['/files/{path+}'], '/files/a', '/files/{path+}'],
    ['a greedy name no further', ['/files/{path+}'], '/files/a/b', null],
    ['an escaped literal', ['/user data/list'], '/user%20data/list', '/user data/list'],
    ['an escaped template', ['/user%20data'], '/user%20data', '/user%20data'],
    ['a needless escape', ['/users'], '/%75sers', '/users'],
    ['an escaped slash inside a value', ['/f/{id}/x'], '/f/a%2Fb/x', '/f/{id}/x'],
    ['a broken escape as it stands', ['/f/{id}', '/f/%zz'], '/f/%zz', '/f/%zz'],
    ['a broken escape as a value', ['/f/{id}'], '/f/%', '/f/{id}'],
    ['case as written', ['/Users'], '/users', null],
    ['a lone brace as text', ['/{', '/a{b'], '/a{b', '/a{b'],
    ['braces without a name', ['/a/{}'], '/a/7', '/a/{}'],
    ['a name used twice', ['/a/{id}/b/{id}'], '/a/1/b/2', '/a/{id}/b/{id}'],
    ['empty segments as such', ['//'], '//', '//'],
    ['a template without its first slash', ['users/{id}'], '/users/1', 'users/{id}'],
    ['a template with a query by its path', ['/users?active=1'], '/users', '/users?active=1'],
    ['a literal without its parameters', ['/users/me', '/users/{id}'], '/users/me;v=1;w', '/users/me'],
    ['each segment without them', ['/a/{x}/b'], '/a;s=1/2;s=3/b;s', '/a/{x}/b'],
    ['an escaped literal without them', ['/user data'], '/user%20data;a=%3B', '/user data'],
    ['a semicolon that is escaped as text', ['/a/{x}', '/a/b'], '/a/b%3Bc', '/a/{x}'],
    ['a value that is only parameters', ['/a/{x}'], '/a/;x=1', '/a/{x}'],
    ['documented parameters first', ['/a;v={v}', '/a', '/{x}'], '/a;v=1', '/a;v={v}'],
    ['no others than those', ['/a;v={v}', '/a'], '/a;w=1', '/a'],
    ['nothing in nothing', [], '/users', null],
    ['the first of two alike', ['/a/{x}', '/a/{y}'], '/a/1', '/a/{x}'],
  ])('takes %s', (_name, templates, path, expected) => {
    expect(matched(templates, path)).toBe(expected);
  });

  it('goes on to a template that has the method', () => {
    const templates = ['/users/me', 'PUT /users/{id}'];
    expect(matched(templates, '/users/me', PUT)).toBe('PUT /users/{id}');
    expect(matched(templates, '/users/me', POST)).toBe(null);
  });

  it('tells the methods of the best match of the path', () => {
    const matcher = compileOperations([
      { method: GET, path: '/users/me', ref: 0 },
      { method: PUT, path: '/users/{id}', ref: 1 },
      { method: POST, path: '/users/{id}', ref: 2 },
    ]);
    const methodsAt = (path: string): number => {
      const bytes = encoder.encode(path);
      return matcher.methodsAt(bytes, 0, bytes.length);
    };
    expect(methodsAt('/users/me')).toBe(1 << GET);
    expect(methodsAt('/users/7')).toBe((1 << PUT) | (1 << POST));
    expect(methodsAt('/users')).toBe(0);
  });

  it('refuses paths and templates of absurd depth without harm', () => {
    const deep = '/a'.repeat(5000);
    expect(matched([deep, '/a/{x}'], deep)).toBe(null);
    expect(matched([deep, '/a/{x}'], '/a/b')).toBe('/a/{x}');
    expect(matched(['/a/{x}'], `/a/${'%41'.repeat(3000)}`)).toBe('/a/{x}');
  });
});
