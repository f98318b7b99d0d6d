import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeTemporaryFolder } from '@/testing/temporary-folder';
import { type Cluster, startCluster } from './cluster';

let parent: string;
let dataFolder: string;
let running: Cluster | undefined;

beforeEach(() => {
  parent = makeTemporaryFolder('cluster');
  dataFolder = path.join(parent, 'data');
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
  rmSync(parent, { recursive: true });
});

async function start(): Promise<Cluster> {
  running = await startCluster({ dataFolder, settings: ['fsync=off'], say: () => {} });
  return running;
}

async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

const portOf = (cluster: Cluster) => Number(new URL(cluster.urlOf('postgres')).port);

it('keeps its data, port and password over a restart', async () => {
  const first = await start();
  const url = first.urlOf('postgres');
  await query(url, 'CREATE TABLE kept AS SELECT 1 AS one');
  await first.stop();
  const second = await start();
  expect(second.urlOf('postgres')).toBe(url);
  expect(await query(url, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
});

it('moves to another port when its own is taken', async () => {
  const first = await start();
  const port = portOf(first);
  await first.stop();
  const intruder = createServer().listen(port, '127.0.0.1');
  await once(intruder, 'listening');
  try {
    const second = await start();
    expect(portOf(second)).not.toBe(port);
    expect(await query(second.urlOf('postgres'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  } finally {
    intruder.close();
  }
});

it('ignores a lock whose number belongs to another process now', async () => {
  await (await start()).stop();
  const stranger = spawn('sleep', ['60']);
  const lock = `${stranger.pid}\n${path.join(dataFolder, 'postgres')}\n0\n5432\n\n127.0.0.1\n`;
  writeFileSync(path.join(dataFolder, 'postgres/postmaster.pid'), lock);
  try {
    await start();
    expect(stranger.exitCode).toBeNull();
    expect(stranger.signalCode).toBeNull();
  } finally {
    stranger.kill();
  }
});

it('is made anew when making it was interrupted', async () => {
  await (await start()).stop();
  rmSync(path.join(dataFolder, 'postgres'), { recursive: true });
  expect(await query((await start()).urlOf('postgres'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

it('says in the words of Postgres why it does not start', async () => {
  await (await start()).stop();
  appendFileSync(path.join(dataFolder, 'postgres/postgresql.conf'), '\nno_such_setting = 1\n');
  await expect(start()).rejects.toThrow(/did not start in .*no_such_setting/s);
});

it('does not take a cluster whose password is lost for a new one', async () => {
  await (await start()).stop();
  rmSync(path.join(dataFolder, 'postgres.json'));
  await expect(start()).rejects.toThrow(/postgres\.json/);
  expect(existsSync(path.join(dataFolder, 'postgres/PG_VERSION'))).toBe(true);
});

it('writes no value of a failing statement to its log', async () => {
  const { urlOf } = await start();
  await query(urlOf('postgres'), 'CREATE TABLE people (email text UNIQUE)');
  const insert = () => query(urlOf('postgres'), `INSERT INTO people VALUES ('planted@secret.example')`);
  await insert();
  await expect(insert()).rejects.toThrow(/duplicate key/);
  const log = readFileSync(path.join(dataFolder, 'postgres.log'), 'utf8');
  expect(log).toContain('duplicate key');
  expect(log).not.toContain('planted');
});
