import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Command, Option } from 'commander';
import { FindingExportFormat, PostureExportFormat } from '@/lib/contracts/export-format';
import { FindingExport } from '@/lib/contracts/finding';
import { withDatabase } from '@/lib/services/connect';
import { API_WRITERS } from '@/lib/services/exports/api-writers';
import { FINDING_WRITERS } from '@/lib/services/exports/finding-writers';
import { warn } from '../output';

const FORMATS = (words: readonly string[]): Option =>
  new Option('--format <format>', 'how it is written').choices(words).default('ndjson');

export function addExport(program: Command): void {
  const command = program.command('export').description('write a whole list for other tools');
  command
    .command('findings')
    .description('write the findings: NDJSON, JSON, CSV, SARIF 2.1.0 or DefectDojo generic findings')
    .addOption(FORMATS(FindingExportFormat.unwrap().options))
    .option('--q <words>', 'words in path, host, API or rule')
    .option('--severity <severity...>', 'critical, high, medium, low, info')
    .option('--status <status...>', 'open, triaged, in-progress, fix-claimed, resolved, …')
    .option('--api <name...>', 'of these APIs')
    .option('--team <name...>', 'of the APIs of these teams')
    .option('--rule <id...>', 'of these rules')
    .option('--out <file>', 'where to; the default is standard output')
    .action(exportFindings);
  command
    .command('apis')
    .description('write the APIs: NDJSON, JSON, CSV, Backstage entities or an api-catalog (RFC 9727)')
    .addOption(FORMATS(PostureExportFormat.unwrap().options))
    .option('--out <file>', 'where to; the default is standard output')
    .action(({ format, out }: { format: PostureExportFormat; out?: string }) =>
      writeTo(out, (now) => API_WRITERS[format].write({}, now)),
    );
}

async function exportFindings(
  { out, ...asked }: { out?: string; format: string },
  command: Command,
): Promise<void> {
  const query = FindingExport.safeParse(asked);
  if (!query.success) {
    const [issue] = query.error.issues;
    command.error(`--${issue?.path[0]?.toString()}: ${issue?.message}`);
    return;
  }
  await writeTo(out, (now) => FINDING_WRITERS[query.data.format].write(query.data, now));
}

async function writeTo(out: string | undefined, texts: (now: Date) => AsyncIterable<string>): Promise<void> {
  const target = out === undefined ? process.stdout : createWriteStream(out);
  await withDatabase(warn, () =>
    pipeline(Readable.from(texts(new Date())), target, { end: target !== process.stdout }),
  );
}
