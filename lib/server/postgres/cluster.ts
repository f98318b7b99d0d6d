import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePort, isPortFree } from '../free-port';
import { initialiseCluster, POSTGRES_ENV, SUPERUSER } from './initialise';
import { ClusterLog } from './log';
import { stopOrphan } from './orphan';
import { choosePlace, type Place } from './place';
import { isAnswering } from './readiness';
import { makePassword, readSettings, writeSettings } from './settings';

const HOST = '127.0.0.1';
const STARTS = 20;
const BETWEEN_STARTS_MS = 250;
const FAST_STOP_MS = 30_000;
const POLL_MS = 25;

/** Faults of a start that pass by themselves: a port just taken, memory of a killed server not yet released. */
const PASSING_FAULTS = /Address already in use|pre-existing shared memory block|lock file "postmaster.pid"/;

export interface ClusterOptions {
  dataFolder: string;
  /** `-c` settings beside the standard ones, as `fsync=off`. */
  settings?: readonly string[];
  say: (text: string) => void;
}

export interface Cluster {
  urlOf(database: string): string;
  /** Resolves when Postgres ends, asked or not. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the built-in Postgres, making its cluster on first use and recovering after a kill. It runs in a process
 * group of its own: Ctrl-C reaches only this program, which stops it last.
 */
export async function startCluster({ dataFolder, settings = [], say }: ClusterOptions): Promise<Cluster> {
  const recorded = readSettings(dataFolder);
  const place = choosePlace(dataFolder, recorded?.clusterFolder, say);
  if (!recorded && existsSync(place.clusterFolder)) {
    throw new Error(
      `${place.clusterFolder} is there, but postgres.json beside it, which knows its password, is not. Restore that file, or remove the folder to begin anew.`,
    );
  }
  const password = recorded?.password ?? makePassword();
  let port = recorded?.port ?? (await findFreePort());
  writeSettings(dataFolder, { clusterFolder: place.clusterFolder, port, password });
  initialiseCluster(place, password);
  await stopOrphan(place.clusterFolder);

  const log = new ClusterLog(path.join(dataFolder, 'postgres.log'));
  for (let attempt = 1; ; attempt++) {
    if (!(await isPortFree(port, HOST))) port = await findFreePort();
    writeSettings(dataFolder, { clusterFolder: place.clusterFolder, port, password });
    const urlOf = (database: string) => `postgres://${SUPERUSER}:${password}@${HOST}:${port}/${database}`;
    const child = await launch(place, port, settings, log);
    const ended = once(child, 'exit').then(() => {});
    if (await isReady(child, urlOf('postgres'))) return { urlOf, ended, stop: () => stop(child, ended) };
    const words = log.sinceMark();
    if (attempt === STARTS || !PASSING_FAULTS.test(words)) {
      throw new Error(
        `The built-in Postgres did not start in ${place.clusterFolder}. It said:\n${words.trim()}`,
      );
    }
    await sleep(BETWEEN_STARTS_MS);
  }
}

async function launch(
  place: Place,
  port: number,
  settings: readonly string[],
  log: ClusterLog,
): Promise<ChildProcess> {
  const standard = [
    `port=${port}`,
    `listen_addresses=${HOST}`,
    'unix_socket_directories=',
    'max_connections=100',
    'timezone=UTC',
    'jit=off',
    // No value of a row may reach a log.
    'log_min_error_statement=panic',
    'log_error_verbosity=terse',
  ];
  log.mark();
  const output = openSync(log.file, 'a', 0o600);
  try {
    const child = spawn(
      path.join(place.binFolder, 'postgres'),
      ['-D', place.clusterFolder, ...[...standard, ...settings].flatMap((setting) => ['-c', setting])],
      {
        ...place.account,
        cwd: place.clusterFolder,
        env: POSTGRES_ENV,
        detached: true,
        stdio: ['ignore', output, output],
      },
    );
    await once(child, 'spawn');
    return child;
  } finally {
    closeSync(output);
  }
}

async function isReady(child: ChildProcess, url: string): Promise<boolean> {
  try {
    while (isRunning(child)) {
      if (await isAnswering(url)) return true;
      await sleep(POLL_MS);
    }
    return false;
  } catch (error) {
    child.kill('SIGINT');
    throw error;
  }
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (!isRunning(child)) return;
  child.kill('SIGINT');
  const lastResort = setTimeout(() => child.kill('SIGQUIT'), FAST_STOP_MS);
  await ended;
  clearTimeout(lastResort);
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}
