import type { Command } from 'commander';
import type { ImportResult, Receipt } from '@/lib/contracts/receipt';
import { auditCommand } from '@/lib/services/accounts/by-command';
import { withDatabase } from '@/lib/services/connect';
import { judgeStale } from '@/lib/services/judge-stale';
import { listUploads } from '@/lib/services/list-uploads';
import type { LocalUpload } from '@/lib/services/local-upload';
import { receiveUpload } from '@/lib/services/receive-upload';
import { formatId } from '../arguments';
import { ExitCode } from '../exit-code';
import { warn } from '../output';
import { printableJson } from '../printable';
import { createProgress, type Progress } from '../progress';
import { findServer, sendUpload } from '../server';

/** Of a path from which nothing could be delivered. */
const NOTHING: Omit<ImportResult, 'file'> = {
  kind: 'traffic',
  format: null,
  received: 0,
  counted: 0,
  skipped: 0,
  skippedBy: {},
  operations: 0,
};

interface Options {
  api?: string;
  format?: string;
  json?: boolean;
  server?: string;
}

export function addImport(program: Command): void {
  program
    .command('import')
    .description('add specs and traffic to the inventory')
    .argument('<file...>', 'files, zip archives or folders')
    .option('--api <name>', 'everything belongs to the API of this name')
    .option('--format <id>', 'format of the files; recognised from their content otherwise', formatId)
    .option('--json', 'print what became of each file as one JSON array')
    .option(
      '--server <url>',
      'send to this Gnomon; the default is the running one, else straight to the database',
    )
    .action(importFiles);
}

async function importFiles(paths: string[], options: Options): Promise<void> {
  const url = options.server ?? findServer();
  const results: ImportResult[] = [];
  const run = async (
    deliver: (upload: LocalUpload, progress: Progress) => Promise<Receipt>,
  ): Promise<void> => {
    for await (const upload of listUploads(paths)) {
      if ('reason' in upload) {
        warn(`${upload.name}: ${upload.reason}`);
        process.exitCode = ExitCode.unreadable;
        results.push({ ...NOTHING, file: upload.name });
        continue;
      }
      const progress = createProgress(upload, !options.json);
      const receipt = await deliver(upload, progress);
      progress.stop();
      report(receipt);
      results.push(toResult(receipt));
    }
  };
  if (url) await run((upload, progress) => sendUpload(url, upload, { ...options, onBytes: progress.add }));
  else
    await withDatabase(warn, async () => {
      await run((upload, progress) => take(upload, options, progress));
      await judgeStale(new Date());
    });
  if (options.json) process.stdout.write(`${printableJson(results, 2)}\n`);
}

async function take(upload: LocalUpload, { api, format }: Options, progress: Progress): Promise<Receipt> {
  const { name: file, size: bytesTotal } = upload;
  const body = upload.open(progress.add);
  const receipt = await receiveUpload(
    { id: crypto.randomUUID(), source: 'command-line', file, api, format, bytesTotal, body },
    new Date(),
  );
  if (receipt.status !== 'failed' && !receipt.duplicateOf)
    await auditCommand('intake.batch', file, new Date());
  return receipt;
}

/** For people, on standard error; a file that could not be read makes the command fail in the end. */
function report(receipt: Receipt): void {
  const { file, received, counted, skipped, operations } = receipt;
  for (const { message, line, file: where } of receipt.problems)
    warn(`${where ?? file}${line ? `:${line}` : ''}: ${message}`);
  for (const { reason, count, explanation } of receipt.skippedBy)
    warn(`${file}: skipped ${count} (${reason}). ${explanation}`);
  if (receipt.status === 'failed') process.exitCode = ExitCode.unreadable;
  else if (receipt.duplicateOf) warn(`${file}: nothing counted, the same content was imported before`);
  else if (receipt.kind === 'spec') warn(`${file}: ${operations} operations for ${receipt.apis.join(', ')}`);
  else {
    const apis = receipt.apis.length > 0 ? `, for ${receipt.apis.join(', ')}` : '';
    warn(`${file}: ${received} received = ${counted} counted + ${skipped} skipped${apis}`);
  }
}

function toResult(receipt: Receipt): ImportResult {
  const { file, kind, format, received, counted, skipped, skippedBy, operations } = receipt;
  return {
    file,
    kind: kind === 'spec' ? 'spec' : 'traffic',
    format,
    received,
    counted,
    skipped,
    skippedBy: Object.fromEntries(skippedBy.map(({ reason, count }) => [reason, count])),
    operations,
  };
}
