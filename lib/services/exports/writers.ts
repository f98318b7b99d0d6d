import type { ExportFormat } from '@/lib/contracts/export-format';

/** One way of writing a list. */
export interface Writer<Asked> {
  /** Media type. */
  type: string;
  /** Of the file that it is offered as; `null`: it is read where it is asked for. */
  extension: string | null;
  write: (asked: Asked, now: Date) => AsyncIterable<string>;
}

/** The ways in which every list is written: its entries as NDJSON and JSON, piece by piece, and its table as CSV. */
export function listWriters<Asked>(
  entries: (asked: Asked, now: Date) => AsyncIterable<object>,
  table: (asked: Asked, now: Date) => AsyncIterable<string>,
): Record<ExportFormat, Writer<Asked>> {
  return {
    ndjson: {
      type: 'application/x-ndjson',
      extension: null,
      write: (asked, now) => writeLines(entries(asked, now)),
    },
    json: {
      type: 'application/json',
      extension: 'json',
      write: (asked, now) => writeArray(entries(asked, now)),
    },
    csv: { type: 'text/csv; charset=utf-8', extension: 'csv', write: table },
  };
}

async function* writeLines(entries: AsyncIterable<object>): AsyncGenerator<string> {
  for await (const entry of entries) yield `${JSON.stringify(entry)}\n`;
}

async function* writeArray(entries: AsyncIterable<object>): AsyncGenerator<string> {
  let before = '[\n';
  for await (const entry of entries) {
    yield before + JSON.stringify(entry);
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}
