import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { Http2Server } from 'node:http2';
import { type AddressInfo, connect } from 'node:net';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { gzipSync } from 'node:zlib';
import { afterEach } from 'vitest';

const servers: { close(): unknown }[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** Until the test is over. */
export async function listen(server: Server | Http2Server): Promise<number> {
  servers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
}

/** All that a server answers to these bytes. */
export async function speak(port: number, words: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(words);
  return text(socket);
}

/** A request with its connection's end. */
export const ask = (line: string, headers = '', body = '') =>
  `${line} HTTP/1.1\r\nHost: shop.example.com\r\nConnection: close\r\n${headers}${body && `Content-Length: ${body.length}\r\n`}\r\n${body}`;
export const JSON_HEADER = 'Content-Type: application/json\r\n';
export const FORM_HEADER = 'Content-Type: application/x-www-form-urlencoded\r\n';
export const BIG = `[${'"abcdefgh",'.repeat(100_000)}1]`;

/** A server that answers in all the ways that node:http has. */
const host: RequestListener = async (request, response) => {
  const json = { 'content-type': 'application/json' };
  switch (request.url?.split('?')[0]) {
    case '/echo':
      response.setHeader('Content-Type', request.headers['content-type'] ?? 'text/plain');
      return void request.pipe(response);
    case '/head-only':
      return void response
        .writeHead(201, 'Made', ['X-A', '1', 'X-A', '2', 'Content-Type', 'application/json'])
        .end('{"a":1}');
    case '/chunks':
      response.writeHead(200, json);
      response.write('7b22', 'hex');
      response.write(Buffer.from('a":'), () => {});
      return void response.end('"é"}', 'utf8', () => {});
    case '/not-modified':
      return void response.writeHead(304, { etag: '"1"' }).end('{"ignored":true}');
    case '/empty':
      return void response.writeHead(204).end();
    case '/gzip':
      return void response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(gzipSync('{"a":1}'));
    case '/binary':
      return void response.writeHead(200, json).end(Buffer.from([0, 255, 254, 1]));
    case '/big':
      response.writeHead(200, json);
      return void pipeline(Readable.from([BIG.slice(0, 70_000), BIG.slice(70_000)]), response);
    case '/twice':
      response.on('error', () => {});
      response.end('once');
      response.end('twice');
      return void response.write('thrice');
    case '/broken':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' }).write('{"a":');
      return void setImmediate(() => response.destroy());
    default:
      return void response.writeHead(404).end();
  }
};

export const smallHost = (): Server => createServer(host);
