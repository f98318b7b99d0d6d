import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { type FixedDocument, type FixResult, fixFiles } from '@/lib/services/fix-files';
import { readRuleSettings } from '@/lib/services/read-rule-settings';
import { instant } from '../arguments';
import { ExitCode } from '../exit-code';
import { warn } from '../output';
import { printable } from '../printable';

interface Options {
  rule: string[];
  traffic: string[];
  trafficFormat?: string;
  withChanges?: boolean;
  out?: string;
  apply?: string;
  settings?: string;
  api?: string;
  now?: Date;
}

export function addFix(program: Command): void {
  program
    .command('fix')
    .description(
      'write the OpenAPI overlay that clears what is found in specs, and tell how much it clears; no database, no server',
    )
    .argument('<spec...>', 'specs: files, folders or zip archives; they are not changed')
    .option('--traffic <file...>', 'traffic to hold the specs against', [])
    .option('--rule <id...>', 'clear findings of these rules alone, whatever that changes', [])
    .option('--with-changes', 'clear also what changes what callers do, or takes an operation away')
    .option('--out <path>', 'write the overlay here, in place of standard output; a folder for several')
    .option('--apply <path>', 'write the document with the overlay applied here; a folder for several')
    .option('--traffic-format <id>', 'format of the traffic files; recognised from their content otherwise')
    .option('--settings <file>', 'changes to rules, as for `gnomon check`')
    .option('--api <name>', 'everything belongs to the API of this name')
    .option('--now <time>', 'judge as of this time (RFC 3339); the default is the present', instant)
    .action(fix);
}

async function fix(specs: string[], options: Options): Promise<void> {
  const { traffic, rule: rules, api, out, apply, withChanges = false, trafficFormat: format } = options;
  const settings = options.settings === undefined ? [] : await readRuleSettings(options.settings);
  const request = { specs, traffic, rules, withChanges, api, format, settings };
  const result = await fixFiles(request, options.now ?? new Date());
  for (const { file, line, message } of result.notes) warn(`${file}${line ? `:${line}` : ''}: ${message}`);
  const { documents } = result;
  if (out === undefined && apply === undefined)
    process.stdout.write(documents.map(({ yaml }) => yaml).join('---\n'));
  if (out !== undefined) save(out, documents, '.overlay.yaml', ({ yaml }) => yaml);
  if (apply !== undefined) save(apply, documents, '', ({ patched }) => patched);
  for (const line of summaryOf(result)) warn(printable(line));
  if (result.isIncomplete) process.exitCode = ExitCode.unreadable;
}

/** One document to the path itself, several into a folder of that name. */
function save(
  to: string,
  documents: readonly FixedDocument[],
  ending: string,
  textOf: (document: FixedDocument) => string,
): void {
  const [only] = documents;
  if (documents.length === 1 && only) {
    writeFileSync(to, textOf(only));
    return;
  }
  for (const document of documents) {
    const name = document.entry
      .replaceAll(/[^\w./-]+/g, '_')
      .split('/')
      .filter((part) => part !== '..');
    const file = path.join(to, path.basename(path.dirname(document.file)), ...name) + ending;
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, textOf(document));
  }
}

function summaryOf({ documents, rules, left, appeared }: FixResult): string[] {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  const [found, cleared] = [sum(rules.map((one) => one.found)), sum(rules.map((one) => one.cleared))];
  const actions = sum(documents.map(({ overlay }) => overlay.actions.length));
  const byRule = rules
    .filter((one) => one.cleared > 0)
    .map((one) => `${one.rule} ${one.cleared} of ${one.found}`);
  return [
    `${count(actions, 'action')} for ${count(documents.length, 'document')}: ${cleared} of ${count(found, 'finding')} cleared.`,
    ...(byRule.length > 0 ? [`Cleared: ${byRule.join(', ')}.`] : []),
    ...left.map((one) => `Left: ${one.rule}, ${count(one.count, 'finding')}. ${one.because}`),
    ...[...Map.groupBy(appeared, ({ rule }) => rule)].map(
      ([rule, group]) =>
        `New: ${rule} (${group[0]?.severity}), ${count(group.length, 'finding')} that the fix shows.`,
    ),
  ];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
