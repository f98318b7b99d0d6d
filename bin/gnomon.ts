import { Command, CommanderError } from 'commander';
import { NotFoundError, UnusableError } from '@/lib/services/errors';
import packageJson from '../package.json' with { type: 'json' };
import { ExitCode } from './exit-code';
import { warn } from './output';

const program = new Command('gnomon')
  .description(packageJson.description)
  .version(packageJson.version)
  .showHelpAfterError('(gnomon --help tells what there is)')
  .addHelpText('after', '\nAnd `gnomon start` serves the pages and the API: gnomon start --help')
  .exitOverride();

/** Loaded one by one: most work without what talks to a database, which takes a while to load. */
const COMMANDS: Record<string, () => Promise<(program: Command) => void>> = {
  import: async () => (await import('./commands/import')).addImport,
  follow: async () => (await import('./commands/follow')).addFollow,
  worker: async () => (await import('./commands/worker')).addWorker,
  inventory: async () => (await import('./commands/inventory')).addInventory,
  inspect: async () => (await import('./commands/inspect')).addInspect,
  check: async () => (await import('./commands/check')).addCheck,
  diff: async () => (await import('./commands/diff')).addDiff,
  export: async () => (await import('./commands/export')).addExport,
  fix: async () => (await import('./commands/fix')).addFix,
  judge: async () => (await import('./commands/judge')).addJudge,
  rules: async () => (await import('./commands/rules')).addRules,
  audit: async () => (await import('./commands/audit')).addAudit,
  campaign: async () => (await import('./commands/campaign')).addCampaign,
  policy: async () => (await import('./commands/policy')).addPolicy,
  people: async () => (await import('./commands/people')).addPeople,
  demo: async () => (await import('./commands/demo')).addDemo,
};
const named = COMMANDS[process.argv[2] ?? ''];
for (const load of named ? [named] : Object.values(COMMANDS)) (await load())(program);
for (const command of program.commands)
  for (const one of [command, ...command.commands]) one.exitOverride().showHelpAfterError();

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : ExitCode.usage;
  // Whoever reads the output has what they wanted, as `head` does.
  if ((error as NodeJS.ErrnoException).code === 'EPIPE') return 0;
  warn(`gnomon: ${error instanceof Error ? error.message : String(error)}`);
  return error instanceof UnusableError || error instanceof NotFoundError
    ? ExitCode.usage
    : ExitCode.unreadable;
}
