import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll } from 'vitest';

/** The program and its ModSecurity module, where they are installed. */
export const NGINX = ['/usr/sbin/nginx', '/usr/local/sbin/nginx'].find(existsSync);
export const MODSECURITY = ['/usr/lib/nginx/modules/ngx_http_modsecurity_module.so'].find(
  (file) => NGINX !== undefined && existsSync(file),
);

export interface Asked {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface Answered {
  status: number;
  headers: IncomingHttpHeaders;
}

/** What goes into the blocks of a configuration; answers are 204 unless `location` says otherwise. */
export interface Blocks {
  head?: string;
  http?: string;
  server?: string;
  location?: string;
}

export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** An nginx for the tests of a file. */
export function provideNginx() {
  const folder = mkdtempSync(path.join(tmpdir(), 'gnomon-edge-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function configure(port: number, blocks: Blocks): string {
    const { head = '', http = '', server = '', location = 'return 204;' } = blocks;
    const file = path.join(folder, `nginx-${port}.conf`);
    const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (kind) => `${kind}_temp_path ${folder};`,
    );
    writeFileSync(
      file,
      `${head}
daemon off;
pid ${folder}/nginx-${port}.pid;
error_log ${folder}/error-${port}.log;
events {}
http {
  access_log off;
  ${paths.join('\n  ')}
  ${http}
  server {
    listen 127.0.0.1:${port};
    ${server}
    location / { ${location} }
  }
}
`,
    );
    return file;
  }

  /** Throws what `nginx -t` finds wrong. */
  function check(file: string): void {
    execFileSync(NGINX as string, ['-t', '-c', file, '-e', `${folder}/start.log`], { stdio: 'pipe' });
  }

  /** Answers of an nginx with this configuration to requests, which come one after the other. */
  async function serve(blocks: Blocks, asked: readonly Asked[]): Promise<Answered[]> {
    const port = await findFreePort();
    const file = configure(port, blocks);
    check(file);
    const server = spawn(NGINX as string, ['-c', file, '-e', `${folder}/start.log`]);
    try {
      const answers: Answered[] = [];
      for (const one of asked) answers.push(await ask(port, one));
      return answers;
    } finally {
      server.kill('SIGQUIT');
      await once(server, 'exit');
    }
  }

  /** The same behind ModSecurity with these rules. */
  async function guard(rules: string, asked: readonly Asked[], blocks: Blocks = {}): Promise<Answered[]> {
    const file = path.join(folder, `rules-${await findFreePort()}.conf`);
    writeFileSync(file, `SecRuleEngine On\n${rules}`);
    const server = `modsecurity on;\nmodsecurity_rules_file ${file};`;
    return serve({ ...blocks, server, head: `load_module ${MODSECURITY};` }, asked);
  }

  return { configure, check, serve, guard };
}

async function ask(port: number, { method = 'GET', path: at, headers = {}, body }: Asked): Promise<Answered> {
  for (let tries = 0; ; tries++) {
    try {
      const asked = request({ host: '127.0.0.1', port, method, path: at, headers, agent: false }).end(body);
      const [answer] = (await once(asked, 'response')) as [IncomingMessage];
      answer.resume();
      return { status: answer.statusCode ?? 0, headers: answer.headers };
    } catch (error) {
      if (tries === 50) throw error;
      await sleep(50);
    }
  }
}
