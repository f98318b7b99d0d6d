import type { Command } from 'commander';
import { readEnv } from '@/lib/server/env';
import { withDatabase } from '@/lib/services/connect';
import { UnusableError } from '@/lib/services/errors';
import { workQueue } from '@/lib/services/live/work-queue';
import { warn } from '../output';

export function addWorker(program: Command): void {
  program
    .command('worker')
    .description('commit what web processes put into the queue of GNOMON_QUEUE, until stopped')
    .action(work);
}

async function work(): Promise<void> {
  const { queue, databaseUrl } = readEnv();
  if (queue === undefined)
    throw new UnusableError(
      'Set GNOMON_QUEUE, like nats://queue.internal:4222, as the web processes have it.',
    );
  if (databaseUrl === undefined)
    throw new UnusableError('Set DATABASE_URL, and GNOMON_KEY, as the web processes have them.');
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  await withDatabase(warn, async () => {
    warn('Committing what is queued. Ctrl-C stops, once the batches in hand are committed.');
    await workQueue(queue, stop.signal);
  });
}
