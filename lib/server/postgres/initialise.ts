import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Place } from './place';

export const SUPERUSER = 'gnomon';

/** Only what Postgres needs: variables such as PGDATA or PGPORT of the caller must not reach it. */
export const POSTGRES_ENV = {
  PATH: process.env.PATH,
  LC_ALL: 'C',
  TZ: 'UTC',
} as unknown as NodeJS.ProcessEnv;

/**
 * Makes an empty cluster. It is made aside and moved into place, so a process killed here leaves no half cluster.
 * The built-in locale sorts the same on every machine.
 */
export function initialiseCluster({ clusterFolder, binFolder, account }: Place, password: string): void {
  if (existsSync(clusterFolder)) return;
  const draft = `${clusterFolder}.new`;
  const passwordFile = `${clusterFolder}.password`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) for (const target of [draft, passwordFile]) chownSync(target, account.uid, account.gid);
  try {
    const { status, stdout, stderr, error } = spawnSync(
      path.join(binFolder, 'initdb'),
      [
        `--pgdata=${draft}`,
        `--username=${SUPERUSER}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
      ],
      { ...account, cwd: draft, env: POSTGRES_ENV, encoding: 'utf8' },
    );
    if (status !== 0) {
      throw new Error(
        `The database could not be made in ${clusterFolder}:\n${error?.message ?? ''}${stdout}${stderr}`,
      );
    }
    renameSync(draft, clusterFolder);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}
