import { Readable } from 'node:stream';
import { z } from 'zod';
import { EndpointFilter } from '@/lib/contracts/inventory';
import { exportInventory } from '@/lib/services/export-inventory';
import { log } from './log';

/** `GET /api/v1/inventory`: all endpoints that the filter keeps, as NDJSON, streamed. */
export function handleInventory(request: Request): Response {
  const query = new URL(request.url).searchParams;
  const given = Object.fromEntries(
    [...new Set(query.keys())].map((name) => [name, oneOrMany(query.getAll(name))]),
  );
  const filter = EndpointFilter.safeParse(given);
  if (!filter.success) {
    const detail = z.prettifyError(filter.error);
    return Response.json(
      { type: 'about:blank', title: 'Unusable filter', status: 422, detail },
      { status: 422, headers: { 'content-type': 'application/problem+json' } },
    );
  }
  return new Response(Readable.toWeb(Readable.from(encode(filter.data))) as ReadableStream, {
    headers: { 'content-type': 'application/x-ndjson' },
  });
}

function oneOrMany(values: string[]): string | string[] {
  return values.length === 1 ? (values[0] as string) : values;
}

async function* encode(filter: EndpointFilter): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  try {
    for await (const line of exportInventory(filter)) yield encoder.encode(`${JSON.stringify(line)}\n`);
  } catch (error) {
    log.error('export broke off', { error });
    throw error;
  }
}
