import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { handleBatch } from '@/lib/server/batch-door';
import type { Actor } from '@/lib/services/accounts/actor';

export interface BatchServer {
  address: string;
  close(): void;
}

interface Interference {
  /** True when it has answered by itself, before the batch is read. */
  before?(response: ServerResponse): Promise<boolean> | boolean;
  /** True when the answer is to be lost on its way. */
  isLost?(): boolean;
}

/** The door of batches behind a real socket, open to whoever `actor` says; the source is `edge`. */
export async function serveBatches(
  actor: () => Actor,
  { before, isLost }: Interference = {},
): Promise<BatchServer> {
  const server: Server = createServer(async (request, response) => {
    if (await before?.(response)) return;
    const asked = new Request(`http://localhost${request.url}`, {
      method: 'POST',
      headers: { 'idempotency-key': String(request.headers['idempotency-key']) },
      body: Readable.toWeb(request) as ReadableStream,
      duplex: 'half',
    } as RequestInit);
    const answer = await handleBatch(asked, 'edge', actor());
    if (isLost?.()) return response.destroy();
    response.writeHead(answer.status).end(await answer.text());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
