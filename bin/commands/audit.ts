import type { Command } from 'commander';
import { verifyAudit } from '@/lib/services/accounts/verify-audit';
import { withDatabase } from '@/lib/services/connect';
import { ExitCode } from '../exit-code';
import { warn } from '../output';

interface VerifyOptions {
  head?: string;
  json?: boolean;
}

export function addAudit(program: Command): void {
  program
    .command('audit')
    .description('the audit log of who did what')
    .command('verify')
    .description('tell whether a row was changed, taken out, put in or moved; exits with 1 if so')
    .option('--head <hash>', 'a head that was noted earlier: also tell whether the end was cut off since')
    .option('--json', 'print one JSON object')
    .action(verify);
}

async function verify({ head, json }: VerifyOptions): Promise<void> {
  const verdict = await withDatabase(warn, () => verifyAudit(head));
  const { events, broken, hasHead } = verdict;
  if (broken !== null || hasHead === false) process.exitCode = ExitCode.gateFailed;
  if (json) process.stdout.write(`${JSON.stringify(verdict)}\n`);
  else if (broken)
    warn(`The audit log does not hold: at row ${broken.id}, ${broken.why}. ${events} rows before it fit.`);
  else if (hasHead === false)
    warn(`The ${events} rows fit, and the head ${head} is none of them: the end was cut off.`);
  else
    process.stdout.write(`The audit log holds: ${events} rows. Note its head elsewhere: ${verdict.head}\n`);
}
