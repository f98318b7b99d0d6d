import { Readable } from 'node:stream';
import { z } from 'zod';
import type { ExportFormat } from '@/lib/contracts/export-format';
import { log } from './log';

const TYPES: Record<ExportFormat, string> = {
  ndjson: 'application/x-ndjson',
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
};

/** A list that can be taken away whole: its entries, or the text of its table, piece by piece. */
export interface Export<Asked> {
  /** Of the file: `gnomon-NAME-DAY.csv`. */
  name: string;
  query: z.ZodType<Asked>;
  entries: (asked: Asked, now: Date) => AsyncIterable<object>;
  table: (asked: Asked, now: Date) => AsyncIterable<string>;
}

/** Answers a GET with the whole list that its query asks for, streamed as NDJSON, JSON or CSV. */
export function respondWithExport<Asked extends { format: ExportFormat }>(
  request: Request,
  { name, query, entries, table }: Export<Asked>,
): Response {
  const asked = query.safeParse(readQuery(new URL(request.url).searchParams));
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
    const file = `gnomon-${name}-${now.toISOString().slice(0, 10)}.${format}`;
    headers['content-disposition'] = `attachment; filename="${file}"`;
  }
  const text = format === 'csv' ? table(asked.data, now) : writeEntries(entries(asked.data, now), format);
  return new Response(Readable.toWeb(Readable.from(encode(text))) as ReadableStream, { headers });
}

function readQuery(query: URLSearchParams): Record<string, string | string[]> {
  return Object.fromEntries(
    [...new Set(query.keys())].map((name) => {
      const values = query.getAll(name);
      return [name, values.length === 1 ? (values[0] as string) : values];
    }),
  );
}

async function* encode(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  try {
    for await (const text of texts) yield encoder.encode(text);
  } catch (error) {
    log.error('export broke off', { error });
    throw error;
  }
}

async function* writeEntries(
  entries: AsyncIterable<object>,
  format: 'ndjson' | 'json',
): AsyncGenerator<string> {
  if (format === 'ndjson') {
    for await (const entry of entries) yield `${JSON.stringify(entry)}\n`;
    return;
  }
  let before = '[\n';
  for await (const entry of entries) {
    yield before + JSON.stringify(entry);
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}
