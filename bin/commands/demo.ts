import type { Command } from 'commander';
import { withDatabase } from '@/lib/services/connect';
import { fillDemo } from '@/lib/services/fill-demo';
import { warn } from '../output';
import { ask, findServer } from '../server';

export function addDemo(program: Command): void {
  program
    .command('demo')
    .description(
      'fill an empty inventory with the demo estate: a made-up company with specs and 60 days of traffic',
    )
    .option('--server <url>', 'fill this Gnomon; the default is the running one, else the database')
    .action(demo);
}

async function demo({ server }: { server?: string }): Promise<void> {
  const url = server ?? findServer();
  if (url) {
    await ask(url, '/api/v1/demo', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    warn(`Gnomon is taking the demo estate in: see ${url}/inventory`);
    return;
  }
  await withDatabase(warn, async () => {
    const { done } = await fillDemo(new Date());
    await done;
  });
  warn('The demo estate is in the inventory. Start Gnomon to look at it: npx gnomon start');
}
