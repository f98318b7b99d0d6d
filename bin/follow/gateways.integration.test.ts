import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { createServer, get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { findFreePort } from '@/lib/server/free-port';
import type { Actor } from '@/lib/services/accounts/actor';
import { CONNECT_GUIDES } from '@/lib/services/connect-guides';
import { postDeltas } from '@/lib/services/live/post-deltas';
import { type BatchServer, serveBatches } from '@/testing/batch-server';
import { givePerson } from '@/testing/people';
import { readInventory, withServices } from '@/testing/services';
import { makeTemporaryFolder } from '@/testing/temporary-folder';
import { Follower } from './follower';

vi.setConfig({ testTimeout: 30_000 });
withServices();

interface Gateway {
  /** Where Debian's package puts it. */
  program: string;
  format: string;
  /** Writes what it needs to the folder, the snippet that people copy in it, and says how to start it. */
  prepare(place: Place): { args: string[]; log: string };
  /** It logs to its standard output. */
  logsToOutput?: boolean;
  /** What makes it open its log again, once that is rotated. */
  reopensOn?: NodeJS.Signals;
}

interface Place {
  folder: string;
  port: number;
  upstream: number;
  snippet: string;
}

const GATEWAYS: Record<string, Gateway> = {
  nginx: {
    program: '/usr/sbin/nginx',
    format: 'nginx-json',
    reopensOn: 'SIGUSR1',
    prepare({ folder, port, upstream, snippet }) {
      const log = path.join(folder, 'gnomon.log');
      const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
      writeFileSync(
        `${folder}/nginx.conf`,
        `daemon off;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events {}
http {
  ${temporary.map((kind) => `${kind}_temp_path ${folder}/${kind};`).join('\n  ')}
  ${snippet.replace('/var/log/nginx/gnomon.log', log)}
  server { listen 127.0.0.1:${port}; location / { proxy_pass http://127.0.0.1:${upstream}; proxy_set_header Host $http_host; } }
}`,
      );
      return { args: ['-c', `${folder}/nginx.conf`, '-e', `${folder}/start.log`], log };
    },
  },
  Apache: {
    program: '/usr/sbin/apache2',
    format: 'apache-json',
    reopensOn: 'SIGUSR1',
    prepare({ folder, port, upstream, snippet }) {
      const log = path.join(folder, 'gnomon.log');
      const modules = ['mpm_event', 'authz_core', 'setenvif', 'proxy', 'proxy_http'];
      writeFileSync(
        `${folder}/apache.conf`,
        `ServerName localhost
Listen 127.0.0.1:${port}
PidFile ${folder}/apache.pid
DefaultRuntimeDir ${folder}
Mutex file:${folder}
ErrorLog ${folder}/error.log
User nobody
Group nogroup
${modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
ProxyPreserveHost On
ProxyPass / http://127.0.0.1:${upstream}/
${snippet.replace('/var/log/apache2/gnomon.log', log)}`,
      );
      return { args: ['-f', `${folder}/apache.conf`, '-D', 'FOREGROUND'], log };
    },
  },
  HAProxy: {
    program: '/usr/sbin/haproxy',
    format: 'haproxy',
    logsToOutput: true,
    prepare({ folder, port, upstream, snippet }) {
      writeFileSync(
        `${folder}/haproxy.cfg`,
        `global
  log stdout format raw local0
defaults
  mode http
  log global
  timeout connect 5s
  timeout client 5s
  timeout server 5s
frontend edge
  bind 127.0.0.1:${port}
  ${snippet.split('\n').join('\n  ')}
  default_backend app
backend app
  server one 127.0.0.1:${upstream}
`,
      );
      return { args: ['-f', `${folder}/haproxy.cfg`], log: path.join(folder, 'output.log') };
    },
  },
  Caddy: {
    program: '/usr/bin/caddy',
    format: 'caddy',
    prepare({ folder, port, upstream, snippet }) {
      const log = path.join(folder, 'access.log');
      const site = snippet
        .replace(
          'api.example.com {',
          `http://:${port} {\n    bind 127.0.0.1\n    reverse_proxy 127.0.0.1:${upstream}`,
        )
        .replace('/var/log/caddy/access.log', log);
      writeFileSync(`${folder}/Caddyfile`, `{\n    admin off\n    auto_https off\n}\n${site}\n`);
      return { args: ['run', '--config', `${folder}/Caddyfile`, '--adapter', 'caddyfile'], log };
    },
  },
};

let upstream: Server;
let gnomon: BatchServer;
let actor: Actor;
let running: ChildProcess | undefined;
const portOf = (server: Server) => (server.address() as AddressInfo).port;

beforeAll(async () => {
  upstream = createServer((request, response) => {
    const isAllowed = request.headers.authorization !== undefined || request.url === '/v1/health';
    response.writeHead(isAllowed ? 200 : 401, { 'content-type': 'application/json' }).end('{}');
  }).listen(0, '127.0.0.1');
  await once(upstream, 'listening');
  gnomon = await serveBatches(() => actor);
});
afterAll(() => {
  upstream.close();
  gnomon.close();
});
beforeEach(async () => {
  const person = await givePerson('analyst');
  actor = { ...person, session: null, token: { id: 1, name: 'edge', scopes: ['intake'], source: 'edge' } };
});
afterEach(async () => {
  if (!running || running.exitCode !== null) return;
  const ended = once(running, 'exit');
  running.kill('SIGTERM');
  await ended;
});

async function ask(port: number, at: string, headers: Record<string, string> = {}): Promise<number> {
  for (let tries = 0; ; tries++) {
    try {
      const asked = get({
        host: '127.0.0.1',
        port,
        path: at,
        headers: { host: 'api.example.com', 'user-agent': 'check', ...headers },
        agent: false,
      });
      const [answer] = await once(asked, 'response');
      answer.resume();
      return answer.statusCode;
    } catch (error) {
      if (tries === 100) throw error;
      await sleep(50);
    }
  }
}

describe.each(Object.entries(GATEWAYS))('%s, configured as the Sources page says', (name, gateway) => {
  const isThere = existsSync(gateway.program);
  if (!isThere) console.log(`Skipped: ${name} is not installed (${gateway.program}).`);

  it.skipIf(!isThere)('and followed, fills the inventory', async () => {
    const folder = makeTemporaryFolder('gateway');
    const port = await findFreePort();
    const guide = CONNECT_GUIDES.find(({ format }) => format === gateway.format);
    const { args, log } = gateway.prepare({
      folder,
      port,
      upstream: portOf(upstream),
      snippet: guide?.snippet ?? '',
    });
    const output = gateway.logsToOutput ? openSync(log, 'a') : 'ignore';
    running = spawn(gateway.program, args, { stdio: ['ignore', output, 'ignore'] });
    expect(await ask(port, '/v1/health')).toBe(200);
    expect(await ask(port, '/v1/orders/17?expand=lines', { authorization: 'Bearer s3cret' })).toBe(200);
    expect(await ask(port, '/v1/orders/18')).toBe(401);
    expect(await ask(port, '/v1/orders/19', { authorization: 'Basic czpz' })).toBe(200);

    const stop = new AbortController();
    const server = gnomon.address;
    const to = { server, token: 'token', source: 'edge', api: undefined };
    const follower = new Follower(
      {
        log,
        to,
        serverName: server,
        stateFolder: path.join(folder, 'state'),
        format: undefined,
        fromEnd: false,
      },
      { soon: stop.signal, now: stop.signal },
    );
    const following = follower.run().catch((error) => error);
    await vi.waitFor(() => expect(follower.tally.counted).toBe(4), { timeout: 10_000 });
    if (gateway.reopensOn) {
      renameSync(log, `${log}.1`);
      running.kill(gateway.reopensOn);
      await vi.waitFor(() => expect(existsSync(log)).toBe(true));
    }
    expect(await ask(port, '/v1/health')).toBe(200);
    await vi.waitFor(() => expect(follower.tally.counted).toBe(5), { timeout: 10_000 });
    stop.abort();
    expect((await following)?.name).toBe('AbortError');

    await postDeltas(new Date());
    expect(await readInventory()).toMatchObject([
      { api: 'api.example.com', method: 'GET', path: '/v1/health', requests: 2 },
      {
        api: 'api.example.com',
        method: 'GET',
        path: '/v1/orders/{orderId}',
        requests: 3,
        authentication: { observed: expect.stringMatching(/^(always|mixed)$/) },
      },
    ]);
    expect(follower.tally.skipped).toBe(0);
  });
});
