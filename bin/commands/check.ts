import { type Command, InvalidArgumentError, Option } from 'commander';
import { Severity } from '@/lib/contracts/rule';
import { checkFiles } from '@/lib/services/check-files';
import { readPolicyFile } from '@/lib/services/policies/read-policies';
import { readRuleSettings } from '@/lib/services/read-rule-settings';
import { instant } from '../arguments';
import { CHECK_FORMATS, type CheckFormat, renderCheck } from '../check-report/render-check';
import { ExitCode } from '../exit-code';
import { warn } from '../output';

interface Options {
  traffic: string[];
  baseline: string[];
  minScore?: number;
  failOn?: Severity;
  format: CheckFormat;
  trafficFormat?: string;
  settings?: string;
  policy?: string;
  api?: string;
  now?: Date;
}

export function addCheck(program: Command): void {
  program
    .command('check')
    .description(
      'judge specs, and traffic with them: findings, score, and a gate for CI; no database, no server',
    )
    .argument('<spec...>', 'specs: files, folders or zip archives')
    .option('--traffic <file...>', 'traffic to hold the specs against', [])
    .option(
      '--baseline <spec...>',
      'the specs before the change: what they show already does not fail --fail-on',
      [],
    )
    .option('--min-score <number>', 'fail when an API scores less (0 to 100)', score)
    .addOption(
      new Option('--fail-on <severity>', 'fail on a finding this severe or worse').choices(Severity.options),
    )
    .addOption(new Option('--format <format>', 'how to print').choices(CHECK_FORMATS).default('table'))
    .option('--traffic-format <id>', 'format of the traffic files; recognised from their content otherwise')
    .option(
      '--settings <file>',
      'changes to rules: a JSON list as `gnomon rules settings --json` prints them',
    )
    .option('--policy <file>', 'policies that must hold, as YAML or JSON: one that fails fails the gate')
    .option('--api <name>', 'everything belongs to the API of this name')
    .option('--now <time>', 'judge as of this time (RFC 3339); the default is the present', instant)
    .action(check);
}

async function check(specs: string[], options: Options): Promise<void> {
  const { traffic, baseline, minScore, failOn, api, trafficFormat } = options;
  const settings = options.settings === undefined ? [] : await readRuleSettings(options.settings);
  const policies = options.policy === undefined ? [] : await readPolicyFile(options.policy);
  const request = { specs, traffic, baseline, api, format: trafficFormat, settings, policies };
  const result = await checkFiles(request, { minScore, failOn }, options.now ?? new Date());
  for (const { file, line, message } of result.notes) warn(`${file}${line ? `:${line}` : ''}: ${message}`);
  process.stdout.write(renderCheck(options.format, result, specs));
  for (const failure of result.failures) warn(`gate: ${failure}`);
  if (result.failures.length > 0) process.exitCode = ExitCode.gateFailed;
  // Outweighs the gate: what could not be read may be worse.
  if (result.isIncomplete) process.exitCode = ExitCode.unreadable;
}

function score(text: string): number {
  const number = Number(text);
  if (text.trim() === '' || !(number >= 0 && number <= 100))
    throw new InvalidArgumentError('Give a number from 0 to 100.');
  return number;
}
