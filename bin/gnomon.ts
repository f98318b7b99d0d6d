import { Command, CommanderError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { addCheck } from './commands/check';
import { addDemo } from './commands/demo';
import { addDiff } from './commands/diff';
import { addImport } from './commands/import';
import { addInspect } from './commands/inspect';
import { addInventory } from './commands/inventory';
import { addJudge } from './commands/judge';
import { addRules } from './commands/rules';
import { ExitCode } from './exit-code';
import { warn } from './output';

const program = new Command('gnomon')
  .description(packageJson.description)
  .version(packageJson.version)
  .showHelpAfterError('(gnomon --help tells what there is)')
  .exitOverride();
for (const add of [addImport, addInventory, addInspect, addCheck, addDiff, addJudge, addRules, addDemo])
  add(program);
for (const command of program.commands) command.exitOverride().showHelpAfterError();

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : ExitCode.usage;
  warn(`gnomon: ${error instanceof Error ? error.message : String(error)}`);
  return ExitCode.unreadable;
}
