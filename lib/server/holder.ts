import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { ensureDataFolder } from './data-folder';
import { processIdentity } from './process-identity';

const LOOK_EVERY_MS = 20;

const ProcessMark = z.object({ pid: z.number().int(), identity: z.string() });
type ProcessMark = z.infer<typeof ProcessMark>;

const Holder = ProcessMark.extend({
  role: z.enum(['server', 'command']),
  /** Address of the pages and the API, once they answer. */
  url: z.string().optional(),
  /** How to reach the database, once it answers. */
  databaseUrl: z.string().optional(),
  /** The web process, which leads a process group. */
  web: ProcessMark.optional(),
});
/** Who uses a data folder, and what it serves. Kept as running.json in the data folder, for its owner alone. */
export type Holder = z.infer<typeof Holder>;

const fileOf = (dataFolder: string) => path.join(dataFolder, 'running.json');

/** The living holder of the data folder. */
export function findHolder(dataFolder: string): Holder | undefined {
  const holder = readHolder(dataFolder);
  return holder && isAlive(holder) ? holder : undefined;
}

export type Claim = { kind: 'held'; holder: Holder } | { kind: 'claimed'; hold: Hold };

export interface Hold {
  tell(news: Pick<Holder, 'url' | 'databaseUrl'> & { webPid?: number }): void;
  release(): void;
}

/** Takes the data folder for this process, unless a living one has it. What a killed holder left running is ended. */
export async function claimDataFolder(dataFolder: string, role: Holder['role']): Promise<Claim> {
  ensureDataFolder(dataFolder);
  const file = fileOf(dataFolder);
  let holder: Holder = { ...markOf(process.pid), role };
  for (;;) {
    const current = findHolder(dataFolder);
    if (current) return { kind: 'held', holder: current };
    await endLeftovers(readHolder(dataFolder));
    rmSync(file, { force: true });
    if (writeNew(file, holder)) break;
  }
  return {
    kind: 'claimed',
    hold: {
      tell({ webPid, ...news }) {
        holder = { ...holder, ...news, ...(webPid !== undefined && { web: markOf(webPid) }) };
        renameSync(writeDraft(file, holder), file);
      },
      release: () => rmSync(file, { force: true }),
    },
  };
}

function readHolder(dataFolder: string): Holder | undefined {
  try {
    return Holder.parse(JSON.parse(readFileSync(fileOf(dataFolder), 'utf8')));
  } catch {
    return undefined;
  }
}

function markOf(pid: number): ProcessMark {
  return { pid, identity: processIdentity(pid) ?? '' };
}

function isAlive({ pid, identity }: ProcessMark): boolean {
  return processIdentity(pid) === identity;
}

async function endLeftovers(holder: Holder | undefined): Promise<void> {
  const web = holder?.web;
  if (!web || !isAlive(web)) return;
  process.kill(-web.pid, 'SIGKILL');
  while (isAlive(web)) await sleep(LOOK_EVERY_MS);
}

/** Linked into place, so that of two processes one wins. */
function writeNew(file: string, holder: Holder): boolean {
  const draft = writeDraft(file, holder);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(draft);
  }
}

function writeDraft(file: string, holder: Holder): string {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(holder, null, 2)}\n`, { mode: 0o600 });
  return draft;
}
