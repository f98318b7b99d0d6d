import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureDataFolder } from '../data-folder';
import { type Account, canReach, chooseAccount } from './account';
import { type Binaries, findBinaries } from './binaries';

const SHARED_FOLDER = '/var/lib/gnomon';

export interface Place {
  /** The cluster (PGDATA); it may not exist yet. */
  clusterFolder: string;
  /** Folder of the executables `postgres` and `initdb`. */
  binFolder: string;
  account: Account | undefined;
}

/**
 * Where the cluster lives and what runs it. Both stay in the project unless root has put it where the account of
 * Postgres cannot go, such as a home with mode 0700: then they move to /var/lib/gnomon, and `say` is told.
 */
export function choosePlace(
  dataFolder: string,
  recorded: string | undefined,
  say: (text: string) => void,
): Place {
  ensureDataFolder(dataFolder);
  const inside = path.join(dataFolder, 'postgres');
  const account = chooseAccount(recorded ?? inside);
  const binaries = findBinaries();
  if (!account)
    return { clusterFolder: recorded ?? inside, binFolder: path.join(binaries.folder, 'bin'), account };

  const clusterFolder = recorded ?? (canReach(dataFolder, account) ? inside : newShelter());
  if (clusterFolder !== inside && !recorded) {
    say(
      `Postgres may not enter ${dataFolder}, so its data goes to ${clusterFolder}; GNOMON_DATA names another place.`,
    );
  }
  mkdirSync(path.dirname(clusterFolder), { recursive: true, mode: 0o755 });
  return { clusterFolder, binFolder: reachableBinaries(binaries, account), account };
}

/** Named by chance: whoever removes the data folder to begin anew must not meet the old cluster. */
function newShelter(): string {
  return path.join(SHARED_FOLDER, `postgres-${randomBytes(4).toString('hex')}`);
}

function reachableBinaries({ folder, version }: Binaries, account: Account): string {
  if (canReach(path.join(folder, 'bin', 'postgres'), account)) return path.join(folder, 'bin');
  const copy = path.join(SHARED_FOLDER, `server-${version}`);
  if (!existsSync(copy)) {
    const draft = `${copy}.${process.pid}`;
    mkdirSync(SHARED_FOLDER, { recursive: true, mode: 0o755 });
    cpSync(folder, draft, { recursive: true, verbatimSymlinks: true });
    if (existsSync(copy)) rmSync(draft, { recursive: true });
    else renameSync(draft, copy);
  }
  return path.join(copy, 'bin');
}
