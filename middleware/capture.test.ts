import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import * as http2 from 'node:http2';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { startReceiver } from '@/testing/receiver';
import { readSent } from '@/testing/sent-exchanges';
import { ask, BIG, FORM_HEADER, JSON_HEADER, listen, smallHost, speak } from '@/testing/small-host';
import type { CaptureOptions } from './api';
import { capture } from './capture';

const receiver = await startReceiver();
const begin = (over: Partial<CaptureOptions> = {}) =>
  capture({ server: receiver.address, token: 'tkn', source: 'shop', ...over });

const conversation = [
  ask('GET /echo'),
  ask('POST /echo?page=2', JSON_HEADER, '{"name":"Ada"}'),
  ask('POST /echo', FORM_HEADER, 'name=Ada&password=hunter22'),
  ask('POST /echo', `${JSON_HEADER}Transfer-Encoding: chunked\r\n`).replace(
    '\r\n\r\n',
    '\r\n\r\n2\r\n{}\r\n0\r\n\r\n',
  ),
  ask('GET /head-only'),
  ask('HEAD /head-only'),
  ask('GET /chunks'),
  ask('GET /not-modified'),
  ask('GET /empty'),
  ask('GET /gzip'),
  ask('GET /binary'),
  ask('GET /big'),
  ask('GET /twice'),
  ask('GET /broken'),
  ask('GET /nowhere'),
  ask('NONSENSE'),
];

describe('a captured server', () => {
  it('says the same bytes as one that is not', async () => {
    const gnomon = begin();
    const [plain, captured] = [await listen(smallHost()), await listen(gnomon.attach(smallHost()))];
    const dateless = (answer: string) => answer.replace(/Date: .*\r\n/, '');
    for (const words of conversation)
      expect(dateless(await speak(captured, words))).toBe(dateless(await speak(plain, words)));
    await gnomon.close();
    // The last one is no HTTP, so that Node answers it by itself.
    expect(gnomon.stats()).toMatchObject({
      captured: conversation.length - 1,
      delivered: conversation.length - 1,
    });
  });

  it('is described as it was', async () => {
    const gnomon = begin();
    const port = await listen(gnomon.attach(smallHost()));
    for (const words of conversation) await speak(port, words);
    await gnomon.close();
    const sent = readSent(receiver.received);
    const brief = sent.map(({ method, path, status, requestBody, responseBody, responseBytes }) => [
      method,
      path,
      status,
      requestBody,
      responseBody,
      responseBytes,
    ]);
    expect(brief).toEqual([
      ['GET', '/echo', 200, undefined, undefined, 0],
      ['POST', '/echo?page=2', 200, { name: 'Ada' }, { name: 'Ada' }, 14],
      ['POST', '/echo', 200, expect.stringMatching(/^name=Ada&password=\w{8}$/), expect.any(String), 26],
      ['POST', '/echo', 200, {}, {}, 2],
      ['GET', '/head-only', 201, undefined, { a: 1 }, 7],
      ['HEAD', '/head-only', 201, undefined, undefined, 0],
      ['GET', '/chunks', 200, undefined, { a: 'é' }, 10],
      ['GET', '/not-modified', 304, undefined, undefined, 0],
      ['GET', '/empty', 204, undefined, undefined, 0],
      ['GET', '/gzip', 200, undefined, undefined, gzipSync('{"a":1}').length],
      ['GET', '/binary', 200, undefined, undefined, 4],
      ['GET', '/big', 200, undefined, undefined, BIG.length],
      ['GET', '/twice', 200, undefined, undefined, 4],
      ['GET', '/broken', 200, undefined, undefined, 5],
      ['GET', '/nowhere', 404, undefined, undefined, 0],
    ]);
    expect(JSON.stringify(sent)).not.toContain('hunter22');
    expect(sent[4]?.responseHeaders).toEqual(
      expect.arrayContaining([
        ['x-a', '1'],
        ['x-a', '2'],
        ['content-type', 'application/json'],
      ]),
    );
    expect(sent[0]).toMatchObject({ host: 'shop.example.com', clientIp: '127.0.0.1' });
    expect(sent[0]).not.toHaveProperty('tls');
    expect(receiver.received[0]).toMatchObject({
      path: '/api/v1/sources/shop/batches?format=ndjson',
      headers: { authorization: 'Bearer tkn', 'idempotency-key': expect.stringMatching(/^[\w-]{36}$/) },
    });
  });

  it('keeps backpressure', async () => {
    const gnomon = begin();
    let isHeldUp: boolean | undefined;
    const port = await listen(
      gnomon.attach(
        createServer((_, response) => {
          isHeldUp = !response.write(Buffer.alloc(2 ** 24));
          response.once('drain', () => response.end());
        }),
      ),
    );
    const socket = connect(port, '127.0.0.1').pause();
    socket.write(ask('GET /'));
    await expect.poll(() => isHeldUp).toBe(true);
    let bytes = 0;
    for await (const chunk of socket) bytes += chunk.length;
    expect(bytes).toBeGreaterThan(2 ** 24);
    await gnomon.close();
  });

  it('leaves upgrades alone', async () => {
    const gnomon = begin();
    const server = gnomon.attach(smallHost());
    server.on('upgrade', (_, socket) => socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\nhello'));
    const port = await listen(server);
    const answer = await speak(
      port,
      'GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n',
    );
    expect(answer).toContain('hello');
    await gnomon.close();
    expect(gnomon.stats().captured).toBe(0);
  });

  it('has no exchange for a caller that goes before the answer', async () => {
    const gnomon = begin();
    const asked = Promise.withResolvers<ServerResponse>();
    const port = await listen(gnomon.attach(createServer((_, response) => asked.resolve(response))));
    const socket = connect(port, '127.0.0.1');
    socket.write(ask('GET /'));
    const left = once(await asked.promise, 'close');
    socket.destroy();
    await left;
    await gnomon.close();
    expect(gnomon.stats().captured).toBe(0);
  });

  it('may speak HTTP/2', async () => {
    const gnomon = begin();
    const server = http2.createServer();
    server.on('request', (request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      request.pipe(response);
    });
    const port = await listen(gnomon.attach(server));
    const session = http2.connect(`http://127.0.0.1:${port}`);
    const stream = session.request({ ':method': 'POST', ':path': '/a', 'content-type': 'application/json' });
    stream.end('{"name":"Ada"}');
    expect(await text(stream)).toBe('{"name":"Ada"}');
    const empty = session.request({ ':path': '/b' });
    empty.resume();
    await once(empty, 'close');
    session.close();
    await expect.poll(() => gnomon.stats().captured).toBe(2);
    await gnomon.close();
    expect(readSent(receiver.received)).toMatchObject([
      {
        method: 'POST',
        host: `127.0.0.1:${port}`,
        path: '/a',
        requestBody: { name: 'Ada' },
        responseBody: { name: 'Ada' },
      },
      { method: 'GET', path: '/b', status: 200, responseBytes: 0 },
    ]);
  });

  it('believes a proxy only when it is told to', async () => {
    const forwarded =
      'X-Forwarded-For: 203.0.113.7, 10.0.0.1\r\nX-Forwarded-Host: api.example.com\r\nX-Forwarded-Proto: https\r\n';
    for (const trustProxy of [false, true]) {
      const gnomon = begin({ trustProxy });
      await speak(await listen(gnomon.attach(smallHost())), ask('GET /echo', forwarded));
      await gnomon.close();
    }
    expect(readSent(receiver.received)).toMatchObject([
      { clientIp: '127.0.0.1', host: 'shop.example.com', path: '/echo' },
      { clientIp: '203.0.113.7', url: 'https://api.example.com/echo' },
    ]);
  });

  it('sends no bodies when they are not wanted', async () => {
    const gnomon = begin({ bodies: false });
    await speak(await listen(gnomon.attach(smallHost())), ask('POST /echo', JSON_HEADER, '{"name":"Ada"}'));
    await gnomon.close();
    const [sent] = readSent(receiver.received);
    expect(sent).toMatchObject({ requestBytes: 14, responseBytes: 14 });
    expect(JSON.stringify(sent)).not.toContain('Ada');
  });
});
