import { Command } from 'commander';
import { start } from '@/lib/server/boot/start';
import { readEnv } from '@/lib/server/env';

const program = new Command('gnomon start')
  .description('Serve Gnomon: its database, its pages and its API. Settings come from the environment.')
  .option('--dev', 'serve the sources, and follow their changes')
  .action(async ({ dev }: { dev?: boolean }) => {
    await start(readEnv(), { mode: dev ? 'development' : 'production' });
  });

try {
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
