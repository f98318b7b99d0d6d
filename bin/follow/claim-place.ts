import { readFileSync, rmSync } from 'node:fs';
import { processIdentity } from '@/lib/server/process-identity';
import { writeNew } from '@/lib/server/write-new';

/**
 * Takes a place for this process: two that follow a log from one place would send its lines in different batches, which
 * count twice. A killed process keeps nothing. Returns what lets it go; throws when a living process has it.
 */
export function claimPlace(file: string, log: string): () => void {
  const claim = `${file}.claim`;
  const mine = `${process.pid} ${processIdentity(process.pid)}`;
  while (!writeNew(claim, mine)) {
    const pid = livingHolder(claim);
    if (pid !== undefined)
      throw new Error(`${log} is being followed from this place already, by process ${pid}. End it first.`);
    rmSync(claim, { force: true });
  }
  return () => rmSync(claim, { force: true });
}

function livingHolder(claim: string): number | undefined {
  let text: string;
  try {
    text = readFileSync(claim, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const [pid, identity] = text.split(/ (.*)/);
  return processIdentity(Number(pid)) === identity ? Number(pid) : undefined;
}
