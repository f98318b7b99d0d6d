import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeEach } from 'vitest';

export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  /** The body's bytes, and as text. */
  bytes: Buffer;
  body: string;
}

export type Answer = (response: ServerResponse, request: IncomingMessage) => void;

export const answering =
  (status: number, headers: Record<string, string> = {}): Answer =>
  (response) => {
    response.writeHead(status, headers).end('thank you');
  };

export interface Receiver {
  /** `http://127.0.0.1:PORT`. */
  readonly address: string;
  readonly port: number;
  /** What came since the test began, whole requests only. */
  readonly received: Received[];
  /** How the next requests are answered, in turn; the last one of them stays. */
  answer(...answers: Answer[]): void;
}

/** Call at the top of an integration test file: a real HTTP server on loopback that notes what it is sent. */
export async function startReceiver(): Promise<Receiver> {
  let answers: Answer[] = [];
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks = await Array.fromAsync(request as AsyncIterable<Buffer>);
    const { url: path = '', headers } = request;
    const bytes = Buffer.concat(chunks);
    received.push({ path, headers, bytes, body: bytes.toString() });
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    answer?.(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  beforeEach(() => {
    answers = [answering(204)];
    received.length = 0;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    address: `http://127.0.0.1:${port}`,
    port,
    received,
    answer: (...given) => {
      answers = given;
    },
  };
}
