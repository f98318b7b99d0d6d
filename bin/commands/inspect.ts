import type { Command } from 'commander';
import { judgeInspection } from '@/lib/services/check-files';
import { inspectFiles } from '@/lib/services/inspect-files';
import { readRuleSettings } from '@/lib/services/read-rule-settings';
import { formatId, instant } from '../arguments';
import { renderTable } from '../check-report/table';
import { ExitCode } from '../exit-code';
import { printInventory } from '../inventory-table';
import { printLines, warn } from '../output';

interface Options {
  spec: string[];
  api?: string;
  format?: string;
  json?: boolean;
  trace?: boolean;
  settings?: string;
  now?: Date;
}

export function addInspect(program: Command): void {
  program
    .command('inspect')
    .description('say what Gnomon would see in files: everything in memory, no database and no server')
    .argument('<file...>', 'traffic files; specs among them are read as specs')
    .option('--spec <file...>', 'specs (file, folder or zip) that the traffic is held against', [])
    .option('--api <name>', 'everything belongs to the API of this name')
    .option('--format <id>', 'format of the traffic files; recognised from their content otherwise', formatId)
    .option('--json', 'print one JSON object for each endpoint')
    .option('--trace', 'print one JSON object for each exchange: the endpoint it counts for, and why')
    .option('--settings <file>', 'changes to rules, as for `check`')
    .option('--now <time>', 'judge as of this time (RFC 3339); the default is the present', instant)
    .action(inspect);
}

async function inspect(files: string[], options: Options): Promise<void> {
  const now = options.now ?? new Date();
  const settings = options.settings === undefined ? [] : await readRuleSettings(options.settings);
  const result = await inspectFiles(
    { files, specs: options.spec, api: options.api, format: options.format },
    now,
  );
  for (const { file, line, message } of result.notes) warn(`${file}${line ? `:${line}` : ''}: ${message}`);
  if (result.isIncomplete) process.exitCode = ExitCode.unreadable;
  for (const { file, reason } of result.cuts) warn(`${file}: ${reason}`);
  const { intake } = result.inspection;
  for (const { file, reason, count, first } of result.skips) {
    const example = first === undefined ? '' : `, for example line ${first.line}: ${first.sample}`;
    warn(`${file}: skipped ${count} (${reason})${example}`);
  }
  if (options.trace) {
    const print = printLines();
    await result.trace(({ line, method, path, endpoint, reason }) =>
      print({ line, method, path, endpoint, reason }),
    );
    await print.flush();
    return;
  }
  const lines = result.inspection.lines(now);
  if (options.json) {
    const print = printLines();
    for (const line of lines) print(line);
    await print.flush();
    return;
  }
  printInventory(lines);
  process.stdout.write(`\n${renderTable({ apis: judgeInspection(result.inspection, now, { settings }) })}`);
  warn(`${intake.received} received = ${intake.counted} counted + ${intake.skipped} skipped`);
}
