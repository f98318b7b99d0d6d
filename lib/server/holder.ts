import { linkSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { ensureDataFolder } from './data-folder';
import { processIdentity } from './process-identity';
import { writeDraft, writeNew } from './write-new';

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
  const holder = parseHolder(readNote(fileOf(dataFolder)));
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
  while (!writeNew(file, textOf(holder))) {
    const note = readNote(file);
    const current = parseHolder(note);
    if (current && isAlive(current)) return { kind: 'held', holder: current };
    await endLeftovers(current);
    if (note !== undefined) removeStale(file, note);
  }
  return {
    kind: 'claimed',
    hold: {
      tell({ webPid, ...news }) {
        holder = { ...holder, ...news, ...(webPid !== undefined && { web: markOf(webPid) }) };
        renameSync(writeDraft(file, textOf(holder)), file);
      },
      release: () => rmSync(file, { force: true }),
    },
  };
}

function readNote(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** A note that was damaged, as by a full disk, names nobody. */
function parseHolder(note = ''): Holder | undefined {
  try {
    return Holder.parse(JSON.parse(note));
  } catch {
    return undefined;
  }
}

/** Moved aside before it is looked at again: a claim that was made meanwhile goes back to its place. */
function removeStale(file: string, stale: string): void {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
    if (readFileSync(aside, 'utf8') !== stale) linkSync(aside, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
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

function textOf(holder: Holder): string {
  return `${JSON.stringify(holder, null, 2)}\n`;
}
