import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { AuditFilter } from '@/lib/contracts/audit';
import { auditTable, exportAudit } from '@/lib/services/accounts/audit-chain';
import { type HeadVerdict, verifyAudit } from '@/lib/services/accounts/verify-audit';
import { verifyAuditFile } from '@/lib/services/accounts/verify-audit-file';
import { withDatabase } from '@/lib/services/connect';
import { ExitCode } from '../exit-code';
import { warn } from '../output';

interface VerifyOptions {
  head?: string;
  file?: string;
  json?: boolean;
}

interface ExportOptions {
  q?: string;
  who?: string;
  action?: string;
  from?: string;
  to?: string;
  csv?: boolean;
  out?: string;
}

export function addAudit(program: Command): void {
  const audit = program.command('audit').description('the audit log of who did what');
  audit
    .command('verify')
    .description('tell whether a row was changed, taken out, put in or moved; exits with 1 if so')
    .option('--file <file>', 'the lines of an export, offline, rather than the log itself')
    .option('--head <hash>', 'a head that was noted earlier: also tell whether the end was cut off since')
    .option('--json', 'print one JSON object')
    .action(verify);
  audit
    .command('export')
    .description(
      'write the rows as JSON lines, the oldest first; without a filter they can be verified offline',
    )
    .option('--q <text>', 'contained in who did it, in what was done or on what')
    .option('--who <name>', 'contained in the name of who did it')
    .option('--action <action>', 'what was done: findings.act, or findings for all of a kind')
    .option('--from <day>', 'the first day (UTC)')
    .option('--to <day>', 'the last day (UTC)')
    .option('--csv', 'write a table for people instead')
    .option('--out <file>', 'where to; the default is standard output')
    .action(exportRows);
}

async function verify({ head, file, json }: VerifyOptions): Promise<void> {
  const verdict =
    file === undefined
      ? await withDatabase(warn, () => verifyAudit(head))
      : await verifyAuditFile(file, head);
  const { broken, hasHead } = verdict;
  if (broken !== null || hasHead === false) process.exitCode = ExitCode.gateFailed;
  if (json) process.stdout.write(`${JSON.stringify(verdict)}\n`);
  else say(verdict, head);
}

function say(verdict: HeadVerdict & { follows?: string }, head: string | undefined): void {
  const { events, broken, hasHead, follows } = verdict;
  if (broken) {
    warn(`The audit log does not hold: at row ${broken.id}, ${broken.why}. ${events} rows before it fit.`);
  } else if (hasHead === false) {
    warn(`The ${events} rows fit, and the head ${head} is none of them: the end was cut off.`);
  } else {
    process.stdout.write(`The audit log holds: ${events} rows. Note its head elsewhere: ${verdict.head}\n`);
    if (follows) process.stdout.write(`The file begins after the row ${follows}.\n`);
  }
}

async function exportRows({ csv, out, ...given }: ExportOptions, command: Command): Promise<void> {
  const filter = AuditFilter.safeParse(given);
  if (!filter.success) {
    const [issue] = filter.error.issues;
    command.error(`--${issue?.path.join('.')}: ${issue?.message}`);
    return;
  }
  const target = out === undefined ? process.stdout : createWriteStream(out);
  await withDatabase(warn, () =>
    pipeline(Readable.from(csv ? auditTable(filter.data) : lines(filter.data)), target, {
      end: target !== process.stdout,
    }),
  );
}

async function* lines(filter: AuditFilter): AsyncGenerator<string> {
  for await (const row of exportAudit(filter)) yield `${JSON.stringify(row)}\n`;
}
