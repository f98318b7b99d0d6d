import { Readable } from 'node:stream';
import { z } from 'zod';
import { InventoryExport } from '@/lib/contracts/inventory';
import { exportInventory, exportRows } from '@/lib/services/export-inventory';
import { csvHeader, csvLines } from '@/lib/services/inventory-csv';
import { log } from './log';

const TYPES: Record<InventoryExport['format'], string> = {
  ndjson: 'application/x-ndjson',
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
};

/** `GET /api/v1/inventory`: all endpoints that the filter keeps, in its order, streamed as NDJSON, JSON or CSV. */
export function handleInventory(request: Request): Response {
  const query = new URL(request.url).searchParams;
  const given = Object.fromEntries(
    [...new Set(query.keys())].map((name) => [name, oneOrMany(query.getAll(name))]),
  );
  const asked = InventoryExport.safeParse(given);
  if (!asked.success) {
    const detail = z.prettifyError(asked.error);
    return Response.json(
      { type: 'about:blank', title: 'Unusable filter', status: 422, detail },
      { status: 422, headers: { 'content-type': 'application/problem+json' } },
    );
  }
  const { format } = asked.data;
  const now = new Date();
  const headers: Record<string, string> = { 'content-type': TYPES[format] };
  if (format !== 'ndjson') {
    const name = `gnomon-inventory-${now.toISOString().slice(0, 10)}.${format}`;
    headers['content-disposition'] = `attachment; filename="${name}"`;
  }
  return new Response(Readable.toWeb(Readable.from(encode(asked.data, now))) as ReadableStream, { headers });
}

function oneOrMany(values: string[]): string | string[] {
  return values.length === 1 ? (values[0] as string) : values;
}

async function* encode(asked: InventoryExport, now: Date): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  try {
    for await (const text of write(asked, now)) yield encoder.encode(text);
  } catch (error) {
    log.error('export broke off', { error });
    throw error;
  }
}

async function* write(asked: InventoryExport, now: Date): AsyncGenerator<string> {
  const { format, columns } = asked;
  if (format === 'csv') {
    yield csvHeader(columns);
    for await (const rows of exportRows(asked, now)) yield csvLines(rows, columns);
    return;
  }
  if (format === 'ndjson') {
    for await (const line of exportInventory(asked, now)) yield `${JSON.stringify(line)}\n`;
    return;
  }
  let before = '[\n';
  for await (const line of exportInventory(asked, now)) {
    yield before + JSON.stringify(line);
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}
