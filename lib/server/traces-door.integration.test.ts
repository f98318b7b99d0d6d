import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Scope } from '@/lib/contracts/roles';
import { postDeltas } from '@/lib/services/live/post-deltas';
import { givePerson, giveToken } from '@/testing/people';
import { readInventory, withServices } from '@/testing/services';
import { guarded } from './guard/guarded';
import { speakOtlp } from './otlp-answers';
import { handleTraces } from './traces-door';

vi.setConfig({ testTimeout: 30_000 });
const services = withServices();
const ROOT = path.resolve(import.meta.dirname, '../..');
const door = speakOtlp(
  guarded('intake.traces', (request, _context: unknown, actor) => handleTraces(request, actor)),
);
const JSON_TYPE = { 'content-type': 'application/json' };

async function token(scope: Scope = 'intake', source?: string) {
  return giveToken(await givePerson('analyst'), [scope], { source });
}

function send(body: BodyInit, headers: Record<string, string>, query = ''): Promise<Response> {
  return door(
    new Request(`http://localhost/v1/traces${query}`, {
      method: 'POST',
      body,
      headers: { ...headers, host: 'localhost' },
    }),
    {},
  );
}

/** One span of a server, and one of a client. */
function traces(attributes: Record<string, string | number> = {}): string {
  const named = Object.entries({
    'http.request.method': 'GET',
    'url.path': '/v1/orders/17',
    'server.address': 'shop.example.com',
    'http.response.status_code': 200,
    ...attributes,
  }).map(([key, value]) => ({
    key,
    value: typeof value === 'number' ? { intValue: value } : { stringValue: value },
  }));
  const nanoseconds = `${Date.now() - 1000}000000`;
  const span = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331', name: 'GET' };
  const times = { startTimeUnixNano: nanoseconds, endTimeUnixNano: nanoseconds };
  const spans = [
    { ...span, ...times, kind: 2, attributes: named },
    { ...span, ...times, kind: 3, attributes: named },
  ];
  return JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] });
}

const settled = async () => {
  while ((await postDeltas(new Date())) > 0);
  return readInventory();
};

describe('the OpenTelemetry SDK for Node, on an Express server', () => {
  let server: Server;
  const answers: number[] = [];
  beforeAll(async () => {
    server = createServer(async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part);
      const headers = request.headers as Record<string, string>;
      const answer = await send(Buffer.concat(parts), headers, request.url?.replace('/v1/traces', ''));
      answers.push(answer.status);
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      response.end(Buffer.from(await answer.arrayBuffer()));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it.each([['protobuf'], ['json']])(
    'fills the inventory by %s, its routes taken as they are',
    async (encoding) => {
      const { authorization } = await token();
      const env = {
        ...process.env,
        TRACES_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces?source=shop`,
        TRACES_TOKEN: authorization.replace('Bearer ', ''),
        TRACES_ENCODING: encoding,
        OTEL_SEMCONV_STABILITY_OPT_IN: encoding === 'json' ? 'http' : '',
      };
      const { stderr } = await promisify(execFile)(process.execPath, ['testing/otel-shop.ts'], {
        cwd: ROOT,
        env,
      });
      expect(stderr).not.toMatch(/Error/);
      expect(new Set(answers)).toEqual(new Set([200]));
      expect(await settled()).toMatchObject([
        { method: 'POST', path: '/v1/orders', requests: 1 },
        { method: 'GET', path: '/v1/orders/{order}/lines/{line}', requests: 2 },
      ]);
      const sources = await services.query('SELECT DISTINCT "source" FROM "Receipt"');
      expect(sources).toEqual([{ source: 'shop' }]);
    },
  );
});

describe('POST /v1/traces', () => {
  it('takes spans of servers, and the same again once', async () => {
    const headers = { ...JSON_TYPE, ...(await token()) };
    const body = traces();
    for (const sent of [body, body, gzipSync(body)]) {
      const answer = await send(sent, { ...headers, ...(sent !== body && { 'content-encoding': 'gzip' }) });
      expect([answer.status, await answer.json()]).toEqual([200, {}]);
    }
    expect(await settled()).toMatchObject([{ path: '/v1/orders/{orderId}' }]);
    const [first] = await settled();
    expect(first?.requests).toBeLessThanOrEqual(2);
  });

  it('delivers to the source that the token is bound to, and to no other', async () => {
    const headers = { ...JSON_TYPE, ...(await token('intake', 'shop')) };
    expect((await send(traces(), headers)).status).toBe(200);
    expect(await services.query('SELECT "source" FROM "Receipt"')).toEqual([{ source: 'shop' }]);
    const refused = await send(traces(), headers, '?source=other');
    expect([refused.status, await refused.json()]).toMatchObject([403, { code: 7 }]);
  });

  it('says how many spans it refused, and why', async () => {
    const headers = { ...JSON_TYPE, ...(await token()) };
    const answer = await send(traces({ 'url.path': '/a%zz' }), headers);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      partialSuccess: { rejectedSpans: '1', errorMessage: expect.stringMatching(/^url \(1\)/) },
    });
  });

  it.each<[string, BodyInit, Record<string, string>, number]>([
    ['no token', '{}', { ...JSON_TYPE, authorization: 'Bearer none' }, 401],
    ['another type', 'a', { 'content-type': 'text/plain' }, 415],
    ['another packing', 'a', { ...JSON_TYPE, 'content-encoding': 'br' }, 415],
    ['what is no JSON', 'a', JSON_TYPE, 400],
    ['too much', new Uint8Array(21 * 1024 * 1024), JSON_TYPE, 413],
    ['nothing', '', JSON_TYPE, 200],
  ])('answers %s with a status of its own', async (_, body, headers, status) => {
    const own = headers.authorization ? {} : await token();
    const answer = await send(body, { ...headers, ...own });
    expect(answer.status).toBe(status);
    if (status !== 200) expect(await answer.json()).toMatchObject({ message: expect.any(String) });
  });
});
