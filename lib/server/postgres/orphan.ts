import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { processCommand } from '../process-identity';

const FAST_STOP_MS = 20_000;
const IMMEDIATE_STOP_MS = 10_000;
const LOOK_EVERY_MS = 50;

/**
 * Clears the way for a start after this program was killed: Postgres outlives it, and its lock file outlives both.
 * A lock whose number now belongs to another process, or to a zombie, would stop Postgres for good, so it goes.
 */
export async function stopOrphan(clusterFolder: string): Promise<void> {
  const lockFile = path.join(clusterFolder, 'postmaster.pid');
  if (!existsSync(lockFile)) return;
  const pid = Number(readFileSync(lockFile, 'utf8').split('\n')[0]);
  const isOrphan = () => processCommand(pid).includes(clusterFolder);
  if (isOrphan()) {
    process.kill(pid, 'SIGINT');
    await waitWhile(isOrphan, FAST_STOP_MS);
  }
  if (isOrphan()) {
    process.kill(pid, 'SIGQUIT');
    await waitWhile(isOrphan, IMMEDIATE_STOP_MS);
  }
  if (isOrphan())
    throw new Error(`Postgres (process ${pid}) still runs in ${clusterFolder} and does not stop.`);
  rmSync(lockFile, { force: true });
}

async function waitWhile(condition: () => boolean, limitMs: number): Promise<void> {
  for (let waitedMs = 0; waitedMs < limitMs && condition(); waitedMs += LOOK_EVERY_MS)
    await sleep(LOOK_EVERY_MS);
}
