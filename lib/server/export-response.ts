import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Writer } from '@/lib/services/exports/writers';
import { log } from './log';

/** A list that can be taken away whole, in one of several ways. */
export interface Export<Asked extends { format: string }> {
  /** Of the file: `gnomon-NAME-DAY.csv`. */
  name: string;
  query: z.ZodType<Asked>;
  writers: Readonly<Record<Asked['format'], Writer<Asked>>>;
}

/** Answers a GET with the whole list that its query asks for, streamed. */
export function respondWithExport<Asked extends { format: string }>(
  request: Request,
  { name, query, writers }: Export<Asked>,
): Response {
  const asked = query.safeParse(readQuery(new URL(request.url).searchParams));
  if (!asked.success) {
    const detail = z.prettifyError(asked.error);
    return Response.json(
      { type: 'about:blank', title: 'Unusable filter', status: 422, detail },
      { status: 422, headers: { 'content-type': 'application/problem+json' } },
    );
  }
  const { type, extension, write } = writers[asked.data.format as Asked['format']];
  const now = new Date();
  const headers: Record<string, string> = { 'content-type': type };
  if (extension !== null) {
    const file = `gnomon-${name}-${now.toISOString().slice(0, 10)}.${extension}`;
    headers['content-disposition'] = `attachment; filename="${file}"`;
  }
  return streamed(write(asked.data, now), headers);
}

/** A response of texts that are written while it is read. */
export function streamed(texts: AsyncIterable<string>, headers: Record<string, string>): Response {
  return new Response(Readable.toWeb(Readable.from(encode(texts))) as ReadableStream, { headers });
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
