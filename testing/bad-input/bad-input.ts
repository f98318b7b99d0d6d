import type { SkipReason } from '@/lib/contracts/intake';
import { makeLine } from '@/testing/exchange-lines';

/** A problem as the receipt must tell it: what and the remedy in words, and where. */
export interface ExpectedProblem {
  says: RegExp;
  line?: number;
  pointer?: string;
  file?: string;
}

/** One bad file, and all that must become of it. */
export interface BadInput {
  name: string;
  /** Name of the uploaded file. */
  file: string;
  format?: string;
  api?: string;
  content: Uint8Array | string;
  /** `failed`: nothing of it could be read. */
  status?: 'done' | 'failed';
  /** `METHOD /path` of every endpoint that the inventory holds afterwards, sorted. */
  kept: readonly string[];
  /** Lines, or numbers of entries, of the records that are skipped, by reason. */
  skips?: Partial<Record<SkipReason, readonly number[]>>;
  /** Every problem on the receipt, in order. */
  problems?: readonly ExpectedProblem[];
}

/** What a good record to `path` looks like in NDJSON. */
export function goodLine(path: string): string {
  return makeLine({ url: `https://one.example.com${path}` });
}

/** Lines between two good ones, and what is kept of them: line 2 is the first of `lines`. */
export function amid(...lines: readonly string[]): string {
  return [goodLine('/orders'), ...lines, goodLine('/users'), ''].join('\n');
}
export const AROUND = ['GET /orders', 'GET /users'];

/** A good HAR entry as text. */
export function harEntry(path: string, over: object = {}): string {
  const { time, method, url, status } = JSON.parse(goodLine(path));
  return JSON.stringify({
    startedDateTime: time,
    request: { method, url, headers: [] },
    response: { status, headers: [], content: {} },
    ...over,
  });
}

/** A HAR of entries given as text. */
export function har(...entries: readonly string[]): string {
  return `{"log":{"version":"1.2","creator":{"name":"x","version":"1"},"entries":[${entries.join(',')}]}}`;
}

/** A small good spec of one operation, `GET /pets`. */
export const SPEC_JSON = JSON.stringify({
  openapi: '3.1.0',
  info: { title: 'Pets', version: '1' },
  servers: [{ url: 'https://api.pets.example' }],
  paths: { '/pets': { get: { responses: { 200: { description: 'fine' } } } } },
});
export const SPEC_KEPT = ['GET /pets'];

export function bytes(...values: readonly number[]): Uint8Array {
  return Uint8Array.from(values);
}

export function utf16(text: string, order: 'le' | 'be' = 'le', mark = true): Uint8Array {
  const wide = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
  return order === 'le' ? wide : wide.swap16();
}
