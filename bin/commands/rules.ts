import { styleText } from 'node:util';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type RuleSetting, Severity } from '@/lib/contracts/rule';
import { withDatabase } from '@/lib/services/connect';
import { listRules } from '@/lib/services/list-rules';
import { renderRules } from '@/lib/services/render-rules';
import { changeRuleByCommand, listRuleSettings, resetRuleByCommand } from '@/lib/services/rule-settings';
import { warn } from '../output';
import { printable } from '../printable';

interface ListOptions {
  json?: boolean;
  markdown?: boolean;
}

interface SetOptions {
  api?: string;
  severity?: Severity;
  on?: boolean;
  off?: boolean;
  param?: Record<string, number>;
}

const ALL = 'every API';

export function addRules(program: Command): void {
  const rules = program
    .command('rules')
    .description('list the rules: what fires, why it matters, how it clears; change them')
    .option('--json', 'print one JSON object for each rule')
    .option('--markdown', 'print the whole as a Markdown page')
    .action(printRules);
  rules
    .command('settings')
    .description('list what was changed of the rules')
    .option('--json', 'print one JSON object for each change')
    .action(printSettings);
  rules
    .command('set')
    .description('change a rule for the deployment, or for one API')
    .argument('<rule>', 'its id, such as AUTH-04')
    .option('--api <name>', 'for this API alone; it outweighs what is set for all')
    .addOption(new Option('--severity <severity>', 'in place of its own').choices(Severity.options))
    .addOption(new Option('--on', 'switch it on').conflicts('off'))
    .addOption(new Option('--off', 'switch it off: what it found is closed'))
    .option('--param <name=value...>', 'numbers of the rule, as its page names them', parameter)
    .action(set);
  rules
    .command('reset')
    .description('take the change of a rule back')
    .argument('<rule>', 'its id, such as AUTH-04')
    .option('--api <name>', 'what was set for this API')
    .action(reset);
}

function printRules({ json, markdown }: ListOptions): void {
  if (markdown) process.stdout.write(renderRules());
  else if (json) for (const rule of listRules()) process.stdout.write(`${JSON.stringify(rule)}\n`);
  else {
    for (const { id, severity, title, fires } of listRules())
      process.stdout.write(
        `${id.padEnd(8)} ${severity.padEnd(9)} ${styleText('bold', title)}\n${' '.repeat(19)}${fires}\n`,
      );
  }
}

// The parent has --json too, and takes it first.
async function printSettings(_: unknown, command: Command): Promise<void> {
  const { json } = command.optsWithGlobals<ListOptions>();
  const settings = await withDatabase(warn, listRuleSettings);
  for (const setting of settings)
    process.stdout.write(json ? `${JSON.stringify(setting)}\n` : `${inWords(setting)}\n`);
  if (settings.length === 0) warn('No rule was changed.');
}

async function set(
  rule: string,
  { api, severity, on, off, param }: SetOptions,
  command: Command,
): Promise<void> {
  const isEnabled = on || off ? on === true : undefined;
  if (severity === undefined && isEnabled === undefined && param === undefined)
    command.error('Say what to change: --severity, --on, --off or --param.');
  const change = { rule, api: api ?? null, severity, isEnabled, parameters: param };
  const setting = await withDatabase(warn, () => changeRuleByCommand(change, new Date()));
  process.stdout.write(`${inWords(setting)}\n`);
  warn('It counts from the next judging on: within a minute where Gnomon runs, at once with `gnomon judge`.');
}

async function reset(rule: string, { api }: { api?: string }): Promise<void> {
  const isGone = await withDatabase(warn, () => resetRuleByCommand(rule, api ?? null, new Date()));
  warn(isGone ? `${rule} is as it comes.` : `Nothing of ${rule} was changed for ${api ?? ALL}.`);
}

function inWords({ rule, api, isEnabled, severity, parameters = {} }: RuleSetting): string {
  const changes = [
    ...(isEnabled === undefined ? [] : [isEnabled ? 'on' : 'off']),
    ...(severity === undefined ? [] : [severity]),
    ...Object.entries(parameters).map(([name, value]) => `${name}=${value}`),
  ];
  return `${rule.padEnd(8)} ${printable(api ?? ALL)}: ${changes.join(', ')}`;
}

function parameter(text: string, before: Record<string, number> = {}): Record<string, number> {
  const [, name, value] = /^(\w+)=(.+)$/.exec(text) ?? [];
  const number = Number(value);
  if (name === undefined || Number.isNaN(number)) throw new InvalidArgumentError('Give NAME=NUMBER.');
  return { ...before, [name]: number };
}
