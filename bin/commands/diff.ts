import { type Command, Option } from 'commander';
import { ChangeClass } from '@/lib/contracts/spec-change';
import { diffSpecFiles } from '@/lib/services/diff-specs';
import { instant } from '../arguments';
import { printChanges } from '../change-table';
import { ExitCode } from '../exit-code';
import { printLines, warn } from '../output';
import { printable } from '../printable';

interface Options {
  json?: boolean;
  failOn: ChangeClass[];
  now?: Date;
}

export function addDiff(program: Command): void {
  program
    .command('diff')
    .description('say what changed between two revisions of a spec, and who notices')
    .argument('<old>', 'the older revision: file, folder or zip')
    .argument('<new>', 'the newer revision')
    .option('--json', 'print one JSON object for each change')
    .addOption(
      new Option('--fail-on <class...>', 'end with 1 when there is a change of one of these classes')
        .choices(ChangeClass.options)
        .default([], 'never'),
    )
    .option(
      '--now <time>',
      'sunsets before this time (RFC 3339) are over; the default is the present',
      instant,
    )
    .action(diff);
}

async function diff(before: string, after: string, options: Options): Promise<void> {
  const { documents, notes, isIncomplete } = await diffSpecFiles(before, after, options.now ?? new Date());
  for (const { revision, file, line, message } of notes) {
    const place = `${revision ?? 'comparison'}: ${file}${line ? `:${line}` : ''}`;
    warn(printable(`${place}: ${message}`));
  }
  if (options.json) {
    const print = printLines();
    for (const { document, changes } of documents)
      for (const change of changes) print({ document, ...change });
    await print.flush();
  } else printChanges(documents);
  const failing = new Set<ChangeClass>(options.failOn);
  const isRefused = documents.some(({ changes }) => changes.some((change) => failing.has(change.class)));
  if (isIncomplete) process.exitCode = ExitCode.unreadable;
  else if (isRefused) process.exitCode = ExitCode.gateFailed;
}
