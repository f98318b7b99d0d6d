import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import express from 'express';
import fastify from 'fastify';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { POST } from '@/app/api/v1/sources/[source]/batches/route';
import { postDeltas } from '@/lib/services/live/post-deltas';
import { givePerson, giveToken } from '@/testing/people';
import { readInventory, withServices } from '@/testing/services';
import type { Capture } from './api';
import { capture } from './capture';

withServices();
const servers: Server[] = [];
let gnomon: Capture;

async function listen(server: Server): Promise<string> {
  servers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Gnomon's own door for batches, behind a real server. */
const gnomonServer = createServer(async (request, response) => {
  const [, source = ''] = /sources\/([^/]+)\/batches/.exec(request.url ?? '') ?? [];
  const asked = new Request(`http://${request.headers.host}${request.url}`, {
    method: 'POST',
    headers: request.headers as Record<string, string>,
    body: Readable.toWeb(request) as ReadableStream,
    duplex: 'half',
  } as RequestInit);
  const answer = await POST(asked, { params: Promise.resolve({ source }) });
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
});

let address: string;
beforeEach(async () => {
  address ??= await listen(gnomonServer);
  const { authorization } = await giveToken(await givePerson('analyst'), ['intake'], { source: 'shop' });
  gnomon = capture({
    server: address,
    token: authorization.slice('Bearer '.length),
    source: 'shop',
    api: 'Shop',
  });
});
afterAll(() => {
  for (const server of servers) server.closeAllConnections();
  for (const server of servers) server.close();
});

/** The inventory once all that was captured is in it. */
async function settled() {
  await gnomon.close();
  const { captured, delivered } = gnomon.stats();
  expect(delivered).toBe(captured);
  while ((await postDeltas(new Date())) > 0);
  return readInventory();
}

async function deliveredEndpoints(): Promise<string[]> {
  return (await settled()).map(({ method, path }) => `${method} ${path}`).sort();
}

/** Too few for statistics to see a parameter in them: only the route says that there is one. */
const NAMES = ['alice', 'bob'];

describe('endpoints appear', () => {
  it('of node:http', async () => {
    const server = createServer((_, response) => {
      response.setHeader('content-type', 'application/json');
      response.end('{"id":1}');
    });
    const shop = await listen(gnomon.attach(server));
    await fetch(`${shop}/orders`, { headers: { authorization: 'Bearer abc' } });
    expect(await deliveredEndpoints()).toEqual(['GET /orders']);
    expect(await readInventory()).toMatchObject([{ api: 'Shop' }]);
  });

  it('of Express, by their routes, also below a router whose mount has parameters', async () => {
    const app = express();
    app.use(gnomon.express());
    app.use(express.json());
    app.use('/:tenant', (_request, _response, next) => next());
    app.get('/users/:name', (request, response) => void response.json({ name: request.params.name }));
    const orders = express.Router();
    orders.post('/:word', (request, response) => void response.status(201).json(request.body));
    orders.delete('/:word', () => {
      throw new Error('not now');
    });
    app.use('/teams/:team/orders', orders);
    app.use(
      ((_error, _request, response, _next) => void response.status(403).end()) as express.ErrorRequestHandler,
    );
    const shop = await listen(createServer(app));
    for (const name of NAMES) {
      expect(await (await fetch(`${shop}/users/${name}`)).json()).toEqual({ name });
      const order = {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: `{"by":"${name}"}`,
      };
      const made = await fetch(`${shop}/teams/${name}/orders/first`, order);
      expect([made.status, await made.json()]).toEqual([201, { by: name }]);
      expect((await fetch(`${shop}/teams/${name}/orders/first`, { method: 'DELETE' })).status).toBe(403);
    }
    expect(await deliveredEndpoints()).toEqual([
      'DELETE /teams/{team}/orders/{word}',
      'GET /users/{name}',
      'POST /teams/{team}/orders/{word}',
    ]);
  });

  it('of Fastify, by their routes', async () => {
    const app = fastify();
    await app.register(gnomon.fastify);
    app.get('/users/:name', async (request) => request.params);
    app.register(
      async (teams) => {
        teams.post('/:team/orders', async (request, reply) => reply.code(201).send(request.body));
        teams.delete('/:team', async () => {
          throw Object.assign(new Error('not now'), { statusCode: 403 });
        });
      },
      { prefix: '/teams' },
    );
    const shop = await app.listen({ port: 0, host: '127.0.0.1' });
    for (const name of NAMES) {
      expect(await (await fetch(`${shop}/users/${name}`)).json()).toEqual({ name });
      const order = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"a":1}' };
      expect((await fetch(`${shop}/teams/${name}/orders`, order)).status).toBe(201);
      expect((await fetch(`${shop}/teams/${name}`, { method: 'DELETE' })).status).toBe(403);
      expect((await fetch(`${shop}/nowhere/${name}`)).status).toBe(404);
    }
    await app.close();
    expect(await deliveredEndpoints()).toEqual([
      'DELETE /teams/{team}',
      'GET /users/{name}',
      'POST /teams/{team}/orders',
    ]);
  });

  it('with whether credentials came, though these stay where they were', async () => {
    const shop = await listen(gnomon.attach(createServer((_, response) => response.end())));
    const ways: [string, Record<string, string>][] = [
      ['bearer', { authorization: 'Bearer opaque-token-value' }],
      ['key', { 'x-api-key': 'Kq7v2mXz91LpTt40sWbd' }],
      ['session', { cookie: 'connect.sid=s%3Aabc' }],
      ['nothing', {}],
    ];
    for (const [path, headers] of ways) await fetch(`${shop}/${path}`, { headers });
    const seen = (await settled()).map(({ path, authentication }) => [path, authentication.observed]);
    expect(Object.fromEntries(seen)).toEqual({
      '/bearer': 'always',
      '/key': 'always',
      '/session': 'always',
      '/nothing': 'never',
    });
  });
});

it('counts a process that captures Gnomon itself once', async () => {
  gnomon.attach(gnomonServer);
  const shop = await listen(gnomon.attach(createServer((_, response) => response.end())));
  await fetch(`${shop}/orders`);
  await gnomon.flush();
  await gnomon.flush();
  expect(gnomon.stats()).toMatchObject({ captured: 1, delivered: 1 });
  await gnomon.close();
});
