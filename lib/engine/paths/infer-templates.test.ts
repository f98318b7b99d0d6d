import { describe, expect, it } from 'vitest';
import type { TemplateOverride } from '@/lib/contracts/endpoint';
import { type Inference, inferTemplates } from './infer-templates';
import { PathTrie } from './path-trie';

const METHODS = ['GET', 'PUT', 'POST', 'DELETE', 'PATCH'];
const NOTHING = { create: (): null => null, merge: (): void => {} };
const encoder = new TextEncoder();

/** Paths, `POST /path` for another method, `route /users/{id}` for a route's name. */
function grow(visits: readonly string[]): PathTrie<null> {
  const trie = new PathTrie<null>(NOTHING, { seed: 3 });
  for (const visit of visits) {
    const [first = '', rest] = visit.split(' ');
    const bytes = encoder.encode(rest ?? first);
    const method = Math.max(0, METHODS.indexOf(first));
    if (first === 'route') trie.insertTemplate(bytes, 0, bytes.length, 0);
    else trie.insert(bytes, 0, bytes.length, method);
  }
  return trie;
}

const times = (count: number, path: (number: number) => string): string[] =>
  Array.from({ length: count }, (_, i) => path(i));
const keys = (inference: Inference<null>): string[] =>
  inference.endpoints.map(({ method, key }) => `${METHODS[method]} ${key}`);
const templates = (inference: Inference<null>): string[] =>
  inference.endpoints.map(({ template }) => template);

const NAMES = 'quavom zekpli druwix gnohap jubkif lorvom plizek wixdru hapgno kifjub'.split(' ');

describe('inferTemplates', () => {
  it('finds parameters of values that nobody needs a model for', () => {
    const inference = inferTemplates(
      grow([...times(9, (i) => `/users/${i}/orders/3f2504e0-4f89-41d3-9a0c-0305e82c330${i}`), '/users']),
    );
    expect(templates(inference)).toEqual(['/users', '/users/{userId}/orders/{orderId}']);
    expect(inference.endpoints[1]?.parameters).toEqual([
      { position: 1, name: 'userId', type: 'integer' },
      { position: 3, name: 'orderId', type: 'uuid' },
    ]);
  });

  it('finds parameters of names that only their siblings give away', () => {
    const visits = NAMES.flatMap((name) => [`/users/${name}/repos`, `/users/${name}/keys`, `/users/${name}`]);
    expect(keys(inferTemplates(grow([...visits, ...visits, '/health'])))).toEqual([
      'GET /health',
      'GET /users/{}',
      'GET /users/{}/keys',
      'GET /users/{}/repos',
    ]);
  });

  it('names parameters after the noun before them, which no version is', () => {
    const visits = ['/v2/17', '/users/v2/17', '/1.0/items/17', 'route /v3/{}', 'route /teams/v1/{}'];
    expect(templates(inferTemplates(grow(visits)))).toEqual([
      '/1.0/items/{itemId}',
      '/teams/v1/{teamId}',
      '/users/v2/{userId}',
      '/v2/{id}',
      '/v3/{id}',
    ]);
  });

  it('says of every leaf which endpoint it belongs to', () => {
    const trie = grow([...times(20, (i) => `/a/${i}`), 'POST /a', '/b']);
    const inference = inferTemplates(trie);
    for (const leaf of trie.leaves()) {
      const endpoint = inference.endpoints[inference.endpointOf(leaf)];
      expect(endpoint?.leaves.map(({ index }) => index)).toContain(leaf.index);
    }
    expect(inference.endpoints.flatMap(({ leaves }) => leaves)).toHaveLength(trie.leaves().length);
  });

  it('gives the same templates for the same traffic in any order', () => {
    const visits = [
      ...NAMES.flatMap((name) => [`/users/${name}`, `/teams/${name}/members`]),
      '/users/me',
      '/users',
    ];
    expect(
      inferTemplates(grow([...visits].reverse())).endpoints.map(({ template, reasons }) => ({
        template,
        reasons,
      })),
    ).toEqual(inferTemplates(grow(visits)).endpoints.map(({ template, reasons }) => ({ template, reasons })));
  });

  it('keeps the root, trailing slashes and verbs apart', () => {
    const inference = inferTemplates(
      grow(['/', '/users', '/users/', ...times(5, (i) => `POST /ops/${i}:cancel`)]),
    );
    expect(keys(inference)).toEqual(['GET /', 'POST /ops/{}:cancel', 'GET /users', 'GET /users/']);
  });

  it('keeps parameters of segments and other marked values out', () => {
    const inference = inferTemplates(
      grow([
        '/matrix;a=quavom;b=2/x',
        '/matrix/x',
        '/login;jsessionid=zekpli',
        'POST /ops/7;v=1:x:cancel;w',
        'POST /ops/8:cancel;v=druwix',
        '/sets/;id=gnohap',
        '/sets/(id=jubkif)',
        '/pairs/kifjub,lorvom',
        "/entries('plizek')/keys",
        'route /sets/id=wixdru',
      ]),
    );
    expect(keys(inference)).toEqual([
      'GET /login',
      'GET /matrix/x',
      'POST /ops/{}',
      'POST /ops/{}:cancel',
      'GET /pairs/{}',
      'GET /sets/{}',
      'GET /{}/keys',
    ]);
  });

  it('makes nothing of nothing', () => {
    expect(inferTemplates(grow([])).endpoints).toEqual([]);
  });

  describe('with documented templates', () => {
    const documented = ['/users/{login}', '/users/me', '/files/{name}.{format}'];

    it('takes an unknown word at a documented parameter for a value, and its name from the spec', () => {
      const inference = inferTemplates(grow(['DELETE /users/quavom', 'DELETE /users/me', '/files/a.pdf']), {
        documented,
      });
      expect(templates(inference)).toEqual(['/files/{fileId}', '/users/me', '/users/{login}']);
      expect(inference.endpoints.map(({ reasons }) => reasons.at(-1)?.source)).toEqual([
        'spec',
        'spec',
        'spec',
      ]);
    });

    it('still tells a shadow name from a value', () => {
      const visits = [...times(30, (i) => `/users/${i}/posts`), ...times(6, () => 'POST /users/search')];
      expect(keys(inferTemplates(grow(visits), { documented: ['/users/{id}'] }))).toContain(
        'POST /users/search',
      );
    });

    it('survives garbage', () => {
      const garbage = ['', '/', '//', '{', '/a{b', '/{id}/{id}', 'x/../y', '/%zz', `/${'{a}/'.repeat(50)}`];
      expect(keys(inferTemplates(grow(['/a/1']), { documented: garbage }))).toEqual(['GET /{}/{}']);
    });
  });

  describe('with route names', () => {
    it('keeps the names of their parameters, the first of several, where a spec has none', () => {
      const visits = [
        'route /users/{uid}/posts/:post',
        'route /users/<int:id>',
        '/users/5',
        'route /x/{id}/{id}',
      ];
      expect(templates(inferTemplates(grow(visits)))).toEqual([
        '/users/{id}',
        '/users/{id}/posts/{post}',
        '/x/{id}/{id2}',
      ]);
      const documented = ['/users/{login}'];
      expect(templates(inferTemplates(grow(visits), { documented }))).toContain(
        '/users/{login}/posts/{post}',
      );
    });

    it('takes no name that looks like a value', () => {
      expect(templates(inferTemplates(grow(['route /keys/{sk_live_3UW2OxqUqlgVzZzWCFafNvdO}'])))).toEqual([
        '/keys/{keyId}',
      ]);
    });

    it('believes them, and teaches the paths beside them', () => {
      const inference = inferTemplates(
        grow(['route /shops/{shop}/:item', 'route /shops/list', '/shops/quavom/zekpli', '/shops/list']),
      );
      expect(keys(inference)).toEqual(['GET /shops/list', 'GET /shops/{}/{}']);
      expect(inference.endpoints[1]?.leaves).toHaveLength(2);
      expect(inference.endpoints[1]?.reasons.map(({ source }) => source)).toEqual([
        'route',
        'route',
        'route',
      ]);
    });

    it.each(['*', '/*', '/**', 'users', '', '/{path}/', '^/users/(\\d+)$'])(
      'makes nothing of %s',
      (route) => {
        const bytes = encoder.encode(route);
        const trie = new PathTrie<null>(NOTHING, { seed: 3 });
        if (route === '/{path}/') expect(trie.insertTemplate(bytes, 0, bytes.length, 0)).toBe(null);
        else expect(trie.insertTemplate(bytes, 0, bytes.length, 0)).toBe(null);
      },
    );
  });

  describe("with people's decisions", () => {
    const visits = [
      ...times(12, (i) => `/things/${i}/status`),
      '/things/quavom/status',
      '/things/search/status',
      'POST /things/zekpli',
    ];
    const decide = (...overrides: TemplateOverride[]): string[] =>
      keys(inferTemplates(grow(visits), { overrides }));

    it('merges everything at a place', () => {
      expect(decide({ prefix: '/things', kind: 'merge', words: [] })).toEqual([
        'POST /things/{}',
        'GET /things/{}/status',
      ]);
    });

    it('splits the named words off, whatever statistics say', () => {
      const found = decide({ prefix: '/things', kind: 'split', words: ['quavom', 'zekpli'] });
      expect(found).toContain('GET /things/quavom/status');
      expect(found).toContain('POST /things/zekpli');
    });

    it('lets a split outweigh a merge of the same place and a spec', () => {
      const overrides: TemplateOverride[] = [
        { prefix: '/things', kind: 'merge', words: [] },
        { prefix: '/things', kind: 'split', words: ['search'] },
      ];
      const inference = inferTemplates(grow(visits), { overrides, documented: ['/things/{thing}/status'] });
      expect(keys(inference)).toEqual([
        'GET /things/search/status',
        'POST /things/{}',
        'GET /things/{}/status',
      ]);
      expect(inference.endpoints[0]?.reasons[1]?.source).toBe('person');
    });

    it('finds places below parameters, however the parameter is named', () => {
      const found = decide({ prefix: '/things/{thingId}', kind: 'merge', words: [] });
      expect(found).toContain('GET /things/{}/{}');
    });
  });

  it('closes a set only when it is small, public and seen again and again', () => {
    const visits = ['json', 'xml', 'csv', 'html'].flatMap((format) =>
      times(30, (i) => `/convert/${format}/${i}`),
    );
    const inference = inferTemplates(grow(visits), {
      overrides: [{ prefix: '/convert', kind: 'merge', words: [] }],
    });
    expect(inference.endpoints[0]?.parameters[0]).toEqual({
      position: 1,
      name: 'convertId',
      type: 'enum',
      values: ['csv', 'html', 'json', 'xml'],
    });
    const secret = inferTemplates(grow(times(60, (i) => `/vault/${NAMES[i % 4]}`)), {
      overrides: [{ prefix: '/vault', kind: 'merge', words: [] }],
    });
    expect(secret.endpoints[0]?.parameters[0]).toEqual({ position: 1, name: 'vaultId', type: 'string' });
  });

  it.each<[string, string[], string]>([
    ['integers', ['1', '22'], 'integer'],
    ['numbers', ['1', '22.375'], 'number'],
    ['dates', ['2024-01-31', '2023-11-02'], 'date'],
    ['hexadecimal', ['5f43ab12', '12345678'], 'hex'],
    ['a mixture', ['5f43ab12', 'ada@example.com'], 'string'],
    ['e-mail addresses', ['ada@example.com', 'bob%40example.com'], 'email'],
  ])('types a parameter of %s', (_name, values, type) => {
    const overrides: TemplateOverride[] = [{ prefix: '/v', kind: 'merge', words: [] }];
    const inference = inferTemplates(grow(values.map((value) => `/v/${value}`)), { overrides });
    expect(inference.endpoints[0]?.parameters[0]?.type).toBe(type);
  });

  it('explains with names of siblings and never with a value', () => {
    const visits = [
      ...NAMES.flatMap((name) => [`/users/${name}/repos`, `/users/${name}/keys`]),
      '/users/search',
      '/users/search',
    ];
    const text = JSON.stringify(
      inferTemplates(grow([...visits, ...visits])).endpoints.map(({ reasons, parameters }) => ({
        reasons,
        parameters,
      })),
    );
    for (const name of NAMES) expect(text).not.toContain(name);
    expect(text).toContain('search');
  });

  it('explains a statistical decision by groups that add up to it', () => {
    const { endpoints } = inferTemplates(grow([...NAMES.map((name) => `/users/${name}`), '/health']));
    for (const { reasons } of endpoints) {
      for (const { logOdds, groups } of reasons.filter(({ source }) => source === 'statistics')) {
        const sum = groups?.reduce((total, group) => total + group.logOdds, 0) ?? 0;
        expect(Math.abs(sum - (logOdds ?? 0))).toBeLessThan(0.2);
      }
    }
  });
});
