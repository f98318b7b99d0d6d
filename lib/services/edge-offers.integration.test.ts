import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { load as parse } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Gateway } from '@/lib/contracts/edge-rule';
import { EDGE_RULES, type EdgeFinding, writeEdge } from '@/lib/engine/remedy/edge/write-edge';
import { type Asked, type Blocks, MODSECURITY, NGINX, provideNginx } from '@/testing/nginx';

const { serve, guard } = provideNginx();

/** The service behind the gateway. */
const upstream = createServer((request, response) => {
  request.resume();
  const tells = {
    'X-Powered-By': 'PHP/8.1.2',
    'Access-Control-Allow-Origin': String(request.headers.origin ?? '*'),
  };
  response.writeHead(200, { ...tells, 'Access-Control-Allow-Credentials': 'true' }).end('{}');
});
let location = '';
beforeAll(async () => {
  await once(upstream.listen(0, '127.0.0.1'), 'listening');
  location = `proxy_pass http://127.0.0.1:${(upstream.address() as AddressInfo).port};`;
});
afterAll(() => upstream.close());

const QUALIFIERS: Readonly<Record<string, string>> = {
  'AUTH-10': 'query access_token',
  'ATT-01': 'sql-injection',
  'DATA-05': 'request isAdmin',
  'SSRF-01': 'query callback',
};
const findingOf = (rule: string, over: Partial<EdgeFinding> = {}): EdgeFinding => ({
  id: 7,
  rule,
  method: 'GET',
  key: '/v1/orders/{}',
  host: 'old.example.com',
  qualifier: QUALIFIERS[rule] ?? '',
  credentialHeaders: ['authorization'],
  sunset: '2027-01-31',
  ...over,
});

function textOf(gateway: Gateway, rule: string, over: Partial<EdgeFinding> = {}): string {
  const text = writeEdge(findingOf(rule, over))?.texts[gateway];
  if (text === undefined) throw new Error(`a text for ${gateway} is expected`);
  return text;
}

/** What is written for nginx, by the blocks that it is for. */
function blocksOf(text: string): Blocks {
  const [before = '', http = '', server = ''] = text.split(/^# in the (?:http|server) block.*$/m);
  return text.includes('# in the http block')
    ? { http, server, location }
    : { server: before + http, location };
}

const AT = '/v1/orders/7';
const BESIDE = '/v1/orders';
const asks = (count: number, one: Asked): Asked[] => Array.from({ length: count }, () => one);

describe.skipIf(!NGINX)(`nginx${NGINX ? '' : ' (skipped: nginx is not installed)'}`, () => {
  const answers = async (rule: string, asked: readonly Asked[], over: Partial<EdgeFinding> = {}) =>
    serve(blocksOf(textOf('nginx', rule, over)), asked);

  it.each(EDGE_RULES.filter((rule) => writeEdge(findingOf(rule))?.texts.nginx !== undefined))(
    'takes what is written for %s',
    async (rule) => {
      await expect(answers(rule, [])).resolves.toEqual([]);
    },
  );

  it('limits the endpoint, by its burst and its rate, and nothing beside it', async () => {
    const got = await answers('RATE-03', [...asks(9, { path: AT }), ...asks(9, { path: BESIDE })]);
    const statuses = got.map(({ status }) => status);
    expect(statuses.slice(0, 6)).toEqual([200, 200, 200, 200, 200, 200]);
    expect(statuses.slice(6, 9)).toEqual([429, 429, 429]);
    expect(new Set(statuses.slice(9))).toEqual(new Set([200]));
  });

  it('adds headers to answers of the endpoint alone', async () => {
    const [at, beside] = await answers('DATA-04', [{ path: AT }, { path: BESIDE }]);
    expect(at?.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    expect(beside?.headers).not.toHaveProperty('cache-control');
    const [ending] = await answers('INV-07', [{ path: AT }]);
    expect(ending?.headers.sunset).toBe('Sun, 31 Jan 2027 00:00:00 GMT');
  });

  it('sends HSTS, and hides versions', async () => {
    const [secure] = await answers('CFG-08', [{ path: AT }]);
    expect(secure?.headers['strict-transport-security']).toBe('max-age=31536000');
    expect(secure?.headers['x-powered-by']).toBe('PHP/8.1.2');
    const [hidden] = await answers('CFG-09', [{ path: AT }]);
    expect(hidden?.headers.server).toBe('nginx');
    expect(hidden?.headers).not.toHaveProperty('x-powered-by');
  });

  it('lets known origins alone call with credentials', async () => {
    const from = (origin: string) => ({ path: AT, headers: { origin } });
    const [known, other] = await answers('CFG-04', [
      from('https://app.example.com'),
      from('https://evil.example'),
    ]);
    expect(known?.headers).toMatchObject({
      'access-control-allow-origin': 'https://app.example.com',
      'access-control-allow-credentials': 'true',
      vary: 'Origin',
    });
    expect(other?.headers).not.toHaveProperty('access-control-allow-origin');
    expect(other?.headers).not.toHaveProperty('access-control-allow-credentials');
  });

  it('redirects http, method and query kept', async () => {
    const [got] = await answers('CFG-02', [
      { method: 'POST', path: `${AT}?a=b`, headers: { host: 'api.example.com' } },
    ]);
    expect(got?.status).toBe(308);
    expect(got?.headers.location).toBe(`https://api.example.com${AT}?a=b`);
  });

  it('refuses a parameter of the endpoint', async () => {
    const got = await answers('AUTH-10', [
      { path: `${AT}?access_token=x` },
      { path: `${AT}?a=1&access_token=x` },
      { path: `${AT}?page=2` },
      { path: `${BESIDE}?access_token=x` },
    ]);
    expect(got.map(({ status }) => status)).toEqual([400, 400, 200, 200]);
  });

  it('refuses a host, or all but private networks', async () => {
    const hosts = ['old.example.com', 'old.example.com:8080', 'api.example.com'];
    const got = await answers(
      'INV-03',
      hosts.map((host) => ({ path: AT, headers: { host } })),
    );
    expect(got.map(({ status }) => status)).toEqual([404, 404, 200]);
    expect((await answers('INV-09', [{ path: AT }])).map(({ status }) => status)).toEqual([200]);
    const narrowed = textOf('nginx', 'INV-09').replace('allow 127.0.0.0/8;', '');
    expect((await serve(blocksOf(narrowed), [{ path: AT }])).map(({ status }) => status)).toEqual([403]);
  });
});

/** As modsecurity.conf-recommended has it. */
const RECOMMENDED = `SecRequestBodyAccess On
SecRule REQUEST_HEADERS:Content-Type "^application/json" "id:200001,phase:1,t:none,t:lowercase,pass,nolog,ctl:requestBodyProcessor=JSON"
`;
const json = (path: string, body: object): Asked => ({
  method: 'POST',
  path,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

describe.skipIf(!MODSECURITY)(
  `ModSecurity${MODSECURITY ? '' : ' (skipped: its module for nginx is not installed)'}`,
  () => {
    const statuses = async (rules: string, asked: readonly Asked[]) =>
      (await guard(RECOMMENDED + rules, asked, { location })).map(({ status }) => status);

    it.each(EDGE_RULES.filter((rule) => writeEdge(findingOf(rule))?.texts.modsecurity !== undefined))(
      'takes what is written for %s',
      async (rule) => {
        await expect(statuses(textOf('modsecurity', rule), [])).resolves.toEqual([]);
      },
    );

    const sql = '?q=1%27%20OR%20%271%27=%271%27--%20';
    it.each<[string, string, string]>([
      ['sql-injection', `${AT}${sql}`, `${AT}?q=O%27Reilly`],
      ['cross-site-scripting', `${AT}?q=%3Cscript%3Ealert(1)%3C/script%3E`, `${AT}?q=a%20%3C%20b`],
      ['command-injection', `${AT}?q=x;cat%20/etc/passwd`, `${AT}?q=cats;%20dogs`],
      ['path-traversal', '/v1/orders/..%2f..%2fetc%2fpasswd', `${AT}?q=a..b`],
    ])('refuses %s at the endpoint, and no ordinary input', async (qualifier, attack, ordinary) => {
      const rule = textOf('modsecurity', 'ATT-01', { qualifier });
      expect(await statuses(rule, [{ path: attack }, { path: ordinary }, { path: AT }])).toEqual([
        403, 200, 200,
      ]);
    });

    it('leaves the same input alone elsewhere', async () => {
      expect(await statuses(textOf('modsecurity', 'ATT-01'), [{ path: `${BESIDE}${sql}` }])).toEqual([200]);
    });

    it('refuses a member of a JSON body', async () => {
      const rule = textOf('modsecurity', 'DATA-05', { method: 'POST' });
      const asked = [
        json(AT, { name: 'a', isAdmin: true }),
        json(AT, { name: 'a' }),
        json(BESIDE, { isAdmin: true }),
      ];
      expect(await statuses(rule, asked)).toEqual([400, 200, 200]);
    });

    it('refuses addresses of the inside, in the query and in a body', async () => {
      const rule = textOf('modsecurity', 'SSRF-01', { method: 'POST' });
      const inside = [
        'http://169.254.169.254/latest',
        'http://user@127.0.0.1:80/',
        'https://localhost/',
        'http://[::1]/',
      ];
      const outside = ['https://partner.example.com/10.0.0.1', 'http://172.32.0.1/', 'see http://10.0.0.1'];
      const got = await statuses(
        rule,
        [...inside, ...outside].map((callback) => json(AT, { callback })),
      );
      expect(got).toEqual([403, 403, 403, 403, 200, 200, 200]);
      expect(await statuses(rule, [{ method: 'POST', path: `${AT}?u=http%3A%2F%2F10.1.2.3%2F` }])).toEqual([
        403,
      ]);
    });

    it('refuses a parameter, a host, and all but private networks', async () => {
      expect(
        await statuses(textOf('modsecurity', 'AUTH-10'), [
          { path: `${AT}?access_token=x` },
          { path: `${AT}?a=1` },
        ]),
      ).toEqual([400, 200]);
      const asked = ['old.example.com', 'OLD.example.com:81', 'older.example.com'].map((host) => ({
        path: AT,
        headers: { host },
      }));
      expect(await statuses(textOf('modsecurity', 'INV-03'), asked)).toEqual([404, 404, 200]);
      expect(await statuses(textOf('modsecurity', 'INV-09'), asked)).toEqual([200, 200, 200]);
      const narrowed = textOf('modsecurity', 'INV-09').replace(',127.0.0.0/8', '');
      expect(await statuses(narrowed, asked)).toEqual([403, 403, 200]);
    });
  },
);

/** Keys that each may have, as their documentation gives them. */
const ENVOY_KEYS = new Set(
  'match direct_response route response_headers_to_add response_headers_to_remove typed_per_filter_config require_tls tls_params server_header_transformation name domains routes typed_config http_filters'.split(
    ' ',
  ),
);
const KONG_PLUGINS = new Set(
  'request-termination pre-function rate-limiting response-transformer request-transformer cors ip-restriction'.split(
    ' ',
  ),
);

describe('Envoy and Kong', () => {
  it.each(EDGE_RULES.filter((rule) => writeEdge(findingOf(rule))?.texts.envoy !== undefined))(
    'Envoy is given YAML of its own shape for %s',
    (rule) => {
      const read = parse(textOf('envoy', rule)) as Record<string, unknown> | Record<string, unknown>[];
      for (const part of Array.isArray(read) ? read : [read]) {
        for (const key of Object.keys(part)) expect(ENVOY_KEYS).toContain(key);
        if ('match' in part) expect('direct_response' in part || 'route' in part).toBe(true);
      }
      expect(JSON.stringify(read)).not.toMatch(/"@type":"(?!type\.googleapis\.com\/envoy\.extensions\.)/);
    },
  );

  it.each(
    EDGE_RULES.filter((rule) => rule !== 'CFG-03' && writeEdge(findingOf(rule))?.texts.kong !== undefined),
  )('Kong is given a declarative file for %s', (rule) => {
    const { _format_version, ...read } = parse(textOf('kong', rule)) as Record<string, object[]>;
    expect(_format_version).toBe('3.0');
    const kinds = Object.keys(read);
    expect(kinds.every((kind) => ['routes', 'plugins', 'services'].includes(kind))).toBe(true);
    const plugins = kinds.flatMap((kind) =>
      kind === 'plugins'
        ? read.plugins
        : (read[kind] ?? []).flatMap((one) => (one as { plugins?: object[] }).plugins ?? []),
    ) as { name: string; config: object }[];
    for (const { name, config } of plugins) {
      expect(KONG_PLUGINS).toContain(name);
      expect(config).toBeTypeOf('object');
    }
    if (rule !== 'CFG-02') expect(plugins).not.toEqual([]);
  });
});

describe('what no gateway can do', () => {
  it('is said, gateway by gateway', () => {
    expect(writeEdge(findingOf('RATE-02'))?.says).toContain('ModSecurity cannot do it.');
    expect(writeEdge(findingOf('ATT-01'))?.says).toContain('nginx, Envoy and Kong cannot do it.');
    expect(writeEdge(findingOf('INV-01'))?.says).not.toContain('cannot');
  });

  it('is not offered, nor what cannot be written as it is', () => {
    for (const [rule, over] of [
      ['AUTH-11', {}],
      ['ATT-01', { qualifier: 'xml-external-entity' }],
      ['AUTH-10', { qualifier: 'token-in-path' }],
      ['AUTH-10', { qualifier: "query a'b" }],
      ['DATA-05', { qualifier: 'request items[].role' }],
      ['INV-03', { host: 'a b;' }],
      ['INV-01', { method: 'GET"' }],
      ['AUTH-01', { credentialHeaders: null }],
    ] as const)
      expect(writeEdge(findingOf(rule, over)), rule).toBeNull();
  });

  it('leaves no gateway out that some rule is written for', () => {
    const written = new Set(
      EDGE_RULES.flatMap((rule) => Object.keys(writeEdge(findingOf(rule))?.texts ?? {})),
    );
    expect(written).toEqual(new Set(Gateway.options));
  });
});
