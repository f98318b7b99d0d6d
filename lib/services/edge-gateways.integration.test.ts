import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { load as parse } from 'js-yaml';
import { afterAll, describe, expect, it } from 'vitest';
import { type EdgeTarget, writeEdgeRules } from '@/lib/engine/remedy/edge/write-edge-rules';

const NGINX = ['/usr/sbin/nginx', '/usr/local/sbin/nginx'].find(existsSync);
const MODSECURITY = '/usr/lib/nginx/modules/ngx_http_modsecurity_module.so';
const folder = mkdtempSync(path.join(tmpdir(), 'gnomon-edge-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

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

function configuration(port: number, http: string, server: string, head = ''): string {
  const file = path.join(folder, `nginx-${port}.conf`);
  writeFileSync(
    file,
    `${head}
daemon off;
pid ${folder}/nginx-${port}.pid;
error_log ${folder}/error-${port}.log;
events {}
http {
  access_log off;
  client_body_temp_path ${folder};
  proxy_temp_path ${folder};
  fastcgi_temp_path ${folder};
  uwsgi_temp_path ${folder};
  scgi_temp_path ${folder};
  ${http}
  server {
    listen 127.0.0.1:${port};
    ${server}
    location / { return 204; }
  }
}
`,
  );
  return file;
}

function check(file: string): void {
  execFileSync(NGINX as string, ['-t', '-c', file, '-e', `${folder}/start.log`], { stdio: 'pipe' });
}

/** Answers of an nginx with this configuration to requests. */
async function statuses(
  port: number,
  file: string,
  asked: readonly { method?: string; path: string; headers?: Record<string, string> }[],
): Promise<number[]> {
  const server = spawn(NGINX as string, ['-c', file, '-e', `${folder}/start.log`]);
  try {
    const answers: number[] = [];
    for (const one of asked) answers.push(await statusOf(port, one));
    return answers;
  } finally {
    server.kill('SIGQUIT');
    await once(server, 'exit');
  }
}

async function statusOf(
  port: number,
  {
    method = 'GET',
    path: at,
    headers = {},
  }: { method?: string; path: string; headers?: Record<string, string> },
): Promise<number> {
  for (let tries = 0; ; tries++) {
    try {
      const asked = request({ host: '127.0.0.1', port, method, path: at, headers, agent: false }).end();
      const [answer] = await once(asked, 'response');
      answer.resume();
      return answer.statusCode;
    } catch (error) {
      if (tries === 50) throw error;
      await sleep(50);
    }
  }
}

const RAW = '/payments/pay_1/raw.json';
const NEIGHBOURS = ['/payments/pay_1/rawXjson', '/payments/pay_1/2/raw.json', '/payments', `${RAW}/more`];

describe.skipIf(!NGINX)(`nginx${NGINX ? '' : ' (skipped: nginx is not installed)'}`, () => {
  it('takes what is written, whatever the path holds', async () => {
    const parts = HOSTILE.map((key, id) => nginxParts(target({ id, key })));
    const file = configuration(
      await findFreePort(),
      parts.map(({ http }) => http).join('\n'),
      parts.map(({ server }) => server).join('\n'),
    );
    expect(() => check(file)).not.toThrow();
  });

  it('refuses the endpoint, encoded or with a query too, and nothing beside it', async () => {
    const port = await findFreePort();
    const { http, server } = nginxParts(target());
    const answers = await statuses(port, configuration(port, http, server), [
      { path: RAW },
      { path: `${RAW}?a=b` },
      { path: '/payments/x/ra%77.json' },
      { method: 'POST', path: RAW },
      ...NEIGHBOURS.map((path) => ({ path })),
    ]);
    expect(answers).toEqual([404, 404, 404, 204, 204, 204, 204, 204]);
  });

  it('lets in what brings the header', async () => {
    const port = await findFreePort();
    const { http, server } = nginxParts(
      target({ unlessHeaders: ['x-api-key', 'authorization'], status: 401 }),
    );
    const answers = await statuses(port, configuration(port, http, server), [
      { path: RAW },
      { path: RAW, headers: { 'x-api-key': 'k' } },
      { path: RAW, headers: { authorization: 'Bearer x' } },
      { path: '/elsewhere' },
    ]);
    expect(answers).toEqual([401, 204, 204, 204]);
  });
});

const hasModSecurity = NGINX !== undefined && existsSync(MODSECURITY);
describe.skipIf(!hasModSecurity)(
  `ModSecurity${hasModSecurity ? '' : ' (skipped: its module for nginx is not installed)'}`,
  () => {
    const serve = async (rules: string, asked: Parameters<typeof statuses>[2]) => {
      const port = await findFreePort();
      const file = path.join(folder, `rules-${port}.conf`);
      writeFileSync(file, `SecRuleEngine On\n${rules}`);
      const server = `modsecurity on;\nmodsecurity_rules_file ${file};`;
      const configured = configuration(port, '', server, `load_module ${MODSECURITY};`);
      check(configured);
      return statuses(port, configured, asked);
    };

    it('takes what is written, whatever the path holds', async () => {
      const rules = HOSTILE.map((key, id) => textFor('modsecurity', target({ id, key }))).join('\n');
      expect(await serve(rules, [{ path: '/fine' }])).toEqual([204]);
    });

    it('refuses the endpoint, and nothing beside it', async () => {
      const answers = await serve(textFor('modsecurity', target()), [
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
      const answers = await serve(rules, [
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
