import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { AuditLine } from '@/lib/contracts/audit';
import { UnusableError } from '../errors';
import { explainFileError } from '../explain-file-error';
import { type ChainedRow, type HeadVerdict, verifyChain } from './verify-audit';

/** The same of a file, with where its first row begins. */
export interface FileVerdict extends HeadVerdict {
  /** The hash that its first row follows; `''`: the file begins where the log does. */
  follows: string;
}

/**
 * Walks the rows of an exported file of lines, without a database. A file may begin anywhere in the log; rows that a
 * filter left out show as missing. Throws UnusableError for what is no such file.
 */
export async function verifyAuditFile(file: string, head?: string): Promise<FileVerdict> {
  let follows = '';
  async function* rows(): AsyncGenerator<ChainedRow> {
    for await (const row of readRows(file)) {
      if (row.line === 1) follows = row.previousHash;
      yield row;
    }
  }
  const verdict = await verifyChain(rows(), { head });
  return { ...verdict, follows };
}

async function* readRows(file: string): AsyncGenerator<ChainedRow & { line: number }> {
  const input = createReadStream(file, 'utf8');
  // A stream that fails rejects the loop below, which readline would not tell by itself.
  const failed = new Promise<never>((_, reject) => input.once('error', reject));
  failed.catch(() => undefined);
  let line = 0;
  try {
    const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })[Symbol.asyncIterator]();
    while (true) {
      const next = await Promise.race([lines.next(), failed]);
      if (next.done) return;
      line++;
      if (next.value.trim() !== '') yield { ...readRow(next.value, `${file}:${line}`), line };
    }
  } catch (error) {
    if (error instanceof UnusableError) throw error;
    throw new UnusableError(`${file}: ${explainFileError(error)}`);
  } finally {
    input.destroy();
  }
}

function readRow(text: string, place: string): ChainedRow {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UnusableError(`${place}: not a line of JSON. Export the log with gnomon audit export.`);
  }
  const row = AuditLine.safeParse(value);
  if (!row.success)
    throw new UnusableError(
      `${place}: not a row of an audit log: ${row.error.issues[0]?.path.join('.')} is wrong or missing. Export the log with gnomon audit export.`,
    );
  return { ...row.data, at: new Date(row.data.at) };
}
