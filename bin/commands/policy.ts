import type { Command } from 'commander';
import { failuresOfPolicies } from '@/lib/services/policies/check-policies';
import { readPolicyFile } from '@/lib/services/policies/read-policies';
import { testPolicies } from '@/lib/services/policies/test-policies';
import { instant } from '../arguments';
import { renderPolicies } from '../check-report/policies';
import { ExitCode } from '../exit-code';
import { warn } from '../output';
import { printableJson } from '../printable';

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
      'hold the policies of a file against specs and traffic in memory; exits with 1 when one in force fails',
    )
    .argument('<file>', 'policies as YAML or JSON')
    .option('--spec <file...>', 'specs: files, folders or zip archives', [])
    .option('--traffic <file...>', 'traffic', [])
    .option('--json', 'print one JSON array')
    .option('--now <time>', 'judge as of this time (RFC 3339); the default is the present', instant)
    .action(test);
}

async function test(
  file: string,
  { spec, traffic, json, now = new Date() }: TestOptions,
  command: Command,
): Promise<void> {
  if (spec.length + traffic.length === 0)
    command.error('Say what to hold the policies against: --spec, --traffic or both.');
  const policies = await readPolicyFile(file);
  const { checked, notes, isIncomplete } = await testPolicies(policies, { specs: spec, traffic }, now);
  for (const note of notes) warn(note);
  process.stdout.write(json ? `${printableJson(checked, 2)}\n` : renderPolicies(checked));
  if (failuresOfPolicies(checked).length > 0) process.exitCode = ExitCode.gateFailed;
  if (isIncomplete) process.exitCode = ExitCode.unreadable;
}
