import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { userInfo } from 'node:os';

const ACCOUNT_NAME = 'gnomon';

/** The system account that runs Postgres in place of root, as numbers for `spawn`. */
export interface Account {
  uid: number;
  gid: number;
}

/**
 * Postgres refuses to run as root, so root lends it another account: the owner of the cluster if there is one, else
 * `gnomon`, made on first use. Undefined for everybody else: Postgres then runs as the same user as Gnomon.
 */
export function chooseAccount(clusterFolder: string | undefined): Account | undefined {
  if (userInfo().uid !== 0) return undefined;
  const owner = clusterFolder && statSync(clusterFolder, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return findAccount() ?? createAccount();
}

function findAccount(): Account | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const { status, stdout } = spawnSync('id', [flag, ACCOUNT_NAME], { encoding: 'utf8' });
    return status === 0 ? Number(stdout) : undefined;
  });
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

function createAccount(): Account {
  try {
    const flags = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin'];
    execFileSync('useradd', [...flags, ACCOUNT_NAME], { stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    throw new Error(
      `Postgres does not run as root, and no account \`${ACCOUNT_NAME}\` could be made for it. Start Gnomon as another user, or set DATABASE_URL.`,
      { cause: error },
    );
  }
  const account = findAccount();
  if (!account) throw new Error(`The account \`${ACCOUNT_NAME}\` was made but cannot be found.`);
  return account;
}

/** Whether the account may pass through, or run, what is at `target`. Asked of the system, which knows every rule. */
export function canReach(target: string, account: Account): boolean {
  return spawnSync('test', ['-x', target], { ...account, cwd: '/' }).status === 0;
}
