import { styleText } from 'node:util';
import type { Command } from 'commander';
import { listRules } from '@/lib/services/list-rules';
import { renderRules } from '@/lib/services/render-rules';

interface Options {
  json?: boolean;
  markdown?: boolean;
}

export function addRules(program: Command): void {
  program
    .command('rules')
    .description('list the rules: what fires, why it matters, how it clears')
    .option('--json', 'print one JSON object for each rule')
    .option('--markdown', 'print the whole as a Markdown page')
    .action(printRules);
}

function printRules({ json, markdown }: Options): void {
  if (markdown) process.stdout.write(renderRules());
  else if (json) for (const rule of listRules()) process.stdout.write(`${JSON.stringify(rule)}\n`);
  else {
    for (const { id, severity, title, fires } of listRules())
      process.stdout.write(
        `${id.padEnd(8)} ${severity.padEnd(9)} ${styleText('bold', title)}\n${' '.repeat(19)}${fires}\n`,
      );
  }
}
