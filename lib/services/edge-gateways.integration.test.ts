import { load as parse } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { type EdgeTarget, writeEdgeRules } from '@/lib/engine/remedy/edge/write-edge-rules';
import { type Asked, findFreePort, MODSECURITY, NGINX, provideNginx } from '@/testing/nginx';

const { configure, check, serve, guard } = provideNginx();
const statuses = async (blocks: Parameters<typeof serve>[0], asked: readonly Asked[]) =>
  (await serve(blocks, asked)).map(({ status }) => status);
const guarded = async (rules: string, asked: readonly Asked[]) =>
  (await guard(rules, asked)).map(({ status }) => status);

const target = (over: Partial<EdgeTarget> = {}): EdgeTarget => ({
  id: 7,
  method: 'GET',
  key: '/payments/{}/raw.json',
  unlessHeaders: [],
  status: 404,
  ...over,
});
const HOSTILE = [
  '/a"; } evil { "/{}',
  "/a'b\\/{}",
  '/a\nreturn 200;\n/{}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what an attacker would write
  '/$uri/${x}/{}',
  '/(?i)x+*|y/{}',
  '/é/ /\u2028/{}',
  '/#/{}/;',
];

function textFor(gateway: string, one: EdgeTarget): string {
  const rule = writeEdgeRules(one).find((written) => written.gateway === gateway);
  if (!rule) throw new Error(`a rule for ${gateway} is expected`);
  return rule.text;
}

/** The two parts of what is written for nginx. */
function nginxParts(one: EdgeTarget): { http: string; server: string } {
  const [http = '', server = ''] = textFor('nginx', one).split('# in the server block\n');
  return { http, server };
}

const RAW = '/payments/pay_1/raw.json';
const NEIGHBOURS = ['/payments/pay_1/rawXjson', '/payments/pay_1/2/raw.json', '/payments', `${RAW}/more`];

describe.skipIf(!NGINX)(`nginx${NGINX ? '' : ' (skipped: nginx is not installed)'}`, () => {
  it('takes what is written, whatever the path holds', async () => {
    const parts = HOSTILE.map((key, id) => nginxParts(target({ id, key })));
    const file = configure(await findFreePort(), {
      http: parts.map(({ http }) => http).join('\n'),
      server: parts.map(({ server }) => server).join('\n'),
    });
    expect(() => check(file)).not.toThrow();
  });

  it('refuses the endpoint, encoded or with a query too, and nothing beside it', async () => {
    const answers = await statuses(nginxParts(target()), [
      { path: RAW },
      { path: `${RAW}?a=b` },
      { path: '/payments/x/ra%77.json' },
      { method: 'POST', path: RAW },
      ...NEIGHBOURS.map((path) => ({ path })),
    ]);
    expect(answers).toEqual([404, 404, 404, 204, 204, 204, 204, 204]);
  });

  it('lets in what brings the header', async () => {
    const blocks = nginxParts(target({ unlessHeaders: ['x-api-key', 'authorization'], status: 401 }));
    const answers = await statuses(blocks, [
      { path: RAW },
      { path: RAW, headers: { 'x-api-key': 'k' } },
      { path: RAW, headers: { authorization: 'Bearer x' } },
      { path: '/elsewhere' },
    ]);
    expect(answers).toEqual([401, 204, 204, 204]);
  });
});

describe.skipIf(!MODSECURITY)(
  `ModSecurity${MODSECURITY ? '' : ' (skipped: its module for nginx is not installed)'}`,
  () => {
    it('takes what is written, whatever the path holds', async () => {
      const rules = HOSTILE.map((key, id) => textFor('modsecurity', target({ id, key }))).join('\n');
      expect(await guarded(rules, [{ path: '/fine' }])).toEqual([204]);
    });

    it('refuses the endpoint, and nothing beside it', async () => {
      const answers = await guarded(textFor('modsecurity', target()), [
        { path: RAW },
        { path: `${RAW}?a=b` },
        { method: 'POST', path: RAW },
        ...NEIGHBOURS.map((path) => ({ path })),
      ]);
      expect(answers).toEqual([404, 404, 204, 204, 204, 204, 204]);
    });

    it('lets in what brings the header', async () => {
      const rules = textFor(
        'modsecurity',
        target({ unlessHeaders: ['authorization', 'x-api-key'], status: 401 }),
      );
      const answers = await guarded(rules, [
        { path: RAW },
        { path: RAW, headers: { authorization: 'Bearer x' } },
        { path: RAW, headers: { 'x-api-key': 'k' } },
        { path: '/elsewhere' },
      ]);
      expect(answers).toEqual([401, 204, 204, 204]);
    });
  },
);

describe('Envoy and Kong', () => {
  it.each<[string[]]>([[[]], [['x-api-key', 'authorization']]])(
    'read YAML of one shape, whatever the path holds (headers: %s)',
    (unlessHeaders: string[]) => {
      for (const key of HOSTILE) {
        const [route] = parse(textFor('envoy', target({ key, unlessHeaders }))) as [
          { match: { safe_regex: { regex: string }; headers: unknown[] }; direct_response: object },
        ];
        expect(route.match.safe_regex.regex).toMatch(/^[\w\\/[\]^+-]+$/);
        expect(route.match.headers).toHaveLength(1 + unlessHeaders.length);
        expect(route.direct_response).toEqual({ status: 404 });
        const kong = parse(textFor('kong', target({ key, unlessHeaders }))) as {
          routes: { paths: string[]; plugins: { name: string }[] }[];
        };
        expect(kong.routes[0]?.paths[0]).toMatch(/^~[\w\\/[\]^+-]+\$$/);
        expect(kong.routes[0]?.plugins[0]?.name).toBe(
          unlessHeaders.length > 0 ? 'pre-function' : 'request-termination',
        );
      }
    },
  );
});
