import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { PolicyRow } from '@/lib/contracts/policy';
import { withDatabase } from '@/lib/services/connect';
import { browsePolicies, exportPolicies } from '@/lib/services/policies/browse-policies';
import { applyPolicies } from '@/lib/services/policies/change-policies';
import { failuresOfPolicies } from '@/lib/services/policies/check-policies';
import { readPolicyFile } from '@/lib/services/policies/read-policies';
import { testPolicies, testPoliciesOnInventory } from '@/lib/services/policies/test-policies';
import { instant } from '../arguments';
import { renderPolicies } from '../check-report/policies';
import { ExitCode } from '../exit-code';
import { printLines, warn } from '../output';
import { printable, printableJson } from '../printable';

interface TestOptions {
  spec: string[];
  traffic: string[];
  json?: boolean;
  now?: Date;
}

export function addPolicy(program: Command): void {
  const policy = program.command('policy').description('policies: what must hold of APIs and endpoints');
  policy
    .command('test')
    .description(
      'hold the policies of a file against the inventory, or in memory against specs and traffic; exits with 1 when one in force fails',
    )
    .argument('<file>', 'policies as YAML or JSON')
    .option('--spec <file...>', 'specs: files, folders or zip archives', [])
    .option('--traffic <file...>', 'traffic', [])
    .option('--json', 'print one JSON array')
    .option('--now <time>', 'judge as of this time (RFC 3339); the default is the present', instant)
    .action(test);
  policy
    .command('apply')
    .description('keep the policies of a file in the inventory, by name, all or none; others stay')
    .argument('<file>', 'policies as YAML or JSON')
    .option('--json', 'print one JSON object: names that were added, changed, and the same before')
    .action(apply);
  policy
    .command('list')
    .description('list the policies of the inventory and how they stand')
    .option('--json', 'print one JSON object for each policy')
    .action(list);
  policy
    .command('export')
    .description('write the policies of the inventory as YAML')
    .option('--out <file>', 'where to; the default is standard output')
    .action(exportAll);
}

async function test(file: string, { spec, traffic, json, now = new Date() }: TestOptions): Promise<void> {
  const policies = await readPolicyFile(file);
  const tested =
    spec.length + traffic.length === 0
      ? await withDatabase(warn, () => testPoliciesOnInventory(policies, now))
      : await testPolicies(policies, { specs: spec, traffic }, now);
  const { checked, notes, isIncomplete } = tested;
  for (const note of notes) warn(note);
  process.stdout.write(json ? `${printableJson(checked, 2)}\n` : renderPolicies(checked));
  if (failuresOfPolicies(checked).length > 0) process.exitCode = ExitCode.gateFailed;
  if (isIncomplete) process.exitCode = ExitCode.unreadable;
}

async function apply(file: string, { json }: { json?: boolean }): Promise<void> {
  const policies = await readPolicyFile(file);
  const applied = await withDatabase(warn, () => applyPolicies(policies, new Date()));
  if (json) {
    process.stdout.write(`${printableJson(applied)}\n`);
    return;
  }
  for (const [word, names] of Object.entries(applied))
    for (const name of names) process.stdout.write(`${word.padEnd(8)} ${printable(name)}\n`);
}

async function list({ json }: { json?: boolean }): Promise<void> {
  const print = printLines();
  for (const policy of await withDatabase(warn, () => browsePolicies(new Date()))) {
    if (json) print(policy);
    else process.stdout.write(`${lineOf(policy)}\n`);
  }
  await print.flush();
}

function lineOf({ name, title, from, counts }: PolicyRow): string {
  const { passed, failed, unknown, excepted, isInForce } = counts;
  const count = (value: number, word: string) => `${String(value).padStart(6)} ${word}`;
  const stands = [
    count(passed, 'pass'),
    count(failed, 'fail'),
    count(unknown, 'unknown'),
    count(excepted, 'let off'),
  ];
  return `${name.padEnd(30)} ${stands.join('')}  ${printable(title)}${isInForce ? '' : ` (from ${from})`}`;
}

async function exportAll({ out }: { out?: string }): Promise<void> {
  const yaml = await withDatabase(warn, exportPolicies);
  if (out === undefined) process.stdout.write(yaml);
  else await writeFile(out, yaml);
}
