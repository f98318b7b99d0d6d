import { writeFile } from 'node:fs/promises';
import { styleText } from 'node:util';
import type { Command } from 'commander';
import type { CampaignRow } from '@/lib/contracts/campaign';
import { browseCampaigns } from '@/lib/services/campaigns/browse-campaigns';
import { exportSnapshot } from '@/lib/services/campaigns/export-snapshot';
import {
  compareSnapshotsNamed,
  isCampaignNumber,
  verifySnapshotFile,
} from '@/lib/services/campaigns/snapshot-files';
import { withDatabase } from '@/lib/services/connect';
import { rowNumber } from '../arguments';
import { printComparison } from '../comparison-text';
import { ExitCode } from '../exit-code';
import { printLines, warn } from '../output';
import { printable, printableJson } from '../printable';

export function addCampaign(program: Command): void {
  const campaign = program.command('campaign').description('review campaigns and their signed snapshots');
  campaign
    .command('list')
    .description('list review campaigns, newest first')
    .option('--json', 'print one JSON object for each campaign')
    .action(list);
  campaign
    .command('export')
    .description('write the signed snapshot of a closed campaign')
    .argument('<id>', 'number of the campaign', rowNumber)
    .option('--out <file>', 'where to; the default is standard output')
    .action(exportOne);
  campaign
    .command('verify')
    .description('tell whether a snapshot is as it was sealed, offline; exits with 1 if not')
    .argument('<file>', 'the exported snapshot')
    .option('--key <key>', 'the public key that must have signed it, as Gnomon shows it: ed25519:…')
    .option('--json', 'print one JSON object')
    .action(verify);
  campaign
    .command('compare')
    .description('tell what changed from one snapshot to another')
    .argument('<old>', 'the older snapshot: a file, or the number of a campaign')
    .argument('<new>', 'the newer one')
    .option('--json', 'print one JSON object')
    .action(compare);
}

async function list({ json }: { json?: boolean }): Promise<void> {
  const print = printLines();
  await withDatabase(warn, async () => {
    let cursor: number | undefined;
    do {
      const page = await browseCampaigns({ limit: 100, cursor }, new Date());
      for (const campaign of page.campaigns) {
        if (json) print(campaign);
        else process.stdout.write(`${lineOf(campaign)}\n`);
      }
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
  });
  await print.flush();
}

function lineOf({ id, state, dueOn, isOverdue, title, progress: { items, open } }: CampaignRow): string {
  const done = `${String(items - open).padStart(5)} of ${items} done`;
  const due = `due ${dueOn}${isOverdue ? ', overdue' : ''}`;
  return `${String(id).padStart(5)}  ${state.padEnd(9)}  ${done}  ${printable(title)} (${due})`;
}

async function exportOne(id: number, { out }: { out?: string }): Promise<void> {
  const file = await withDatabase(warn, () => exportSnapshot(id));
  const text = `${printableJson(file, 2)}\n`;
  if (out === undefined) process.stdout.write(text);
  else await writeFile(out, text);
  warn(`Signed with ${file.signature.publicKey}; SHA-256 ${file.seal.sha256}.`);
}

async function verify(file: string, { key, json }: { key?: string; json?: boolean }): Promise<void> {
  const verdict = await verifySnapshotFile(file, key);
  if (!verdict.holds) process.exitCode = ExitCode.gateFailed;
  if (json) {
    process.stdout.write(`${printableJson(verdict)}\n`);
    return;
  }
  if (!verdict.holds) {
    warn(`${file} does not hold.`);
    for (const problem of verdict.problems) warn(`  ${problem}`);
    return;
  }
  const { campaign, publicKey, sha256, isExpectedKey } = verdict;
  process.stdout.write(
    `${[
      `${styleText('bold', 'The snapshot holds')}: each entry, the seal over them and its signature fit.`,
      `"${printable(campaign?.title ?? '')}", closed by ${printable(campaign?.closedBy ?? '')} at ${campaign?.closedAt}, ${campaign?.items} APIs.`,
      `SHA-256 ${sha256}`,
      `Signed with ${publicKey}`,
    ].join('\n')}\n`,
  );
  if (!isExpectedKey)
    warn('Whoever forges a file signs it with a key of their own: give the key that you trust with --key.');
}

async function compare(older: string, newer: string, { json }: { json?: boolean }): Promise<void> {
  const work = () => compareSnapshotsNamed(older, newer);
  const needsDatabase = isCampaignNumber(older) || isCampaignNumber(newer);
  const comparison = await (needsDatabase ? withDatabase(warn, work) : work());
  if (json) process.stdout.write(`${printableJson(comparison)}\n`);
  else printComparison(comparison);
}
