import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { claimDataFolder, findHolder, type Hold } from './holder';
import { processIdentity } from './process-identity';

let dataFolder: string;
beforeEach(() => {
  dataFolder = mkdtempSync(path.join(tmpdir(), 'holder-'));
});
afterEach(() => rmSync(dataFolder, { recursive: true }));

const file = () => path.join(dataFolder, 'running.json');

async function claim(): Promise<Hold> {
  const claimed = await claimDataFolder(dataFolder, 'server');
  if (claimed.kind === 'held') throw new Error('held');
  return claimed.hold;
}

async function launchSleeper(): Promise<ChildProcess & { pid: number }> {
  const child = spawn('sleep', ['60'], { detached: true });
  await once(child, 'spawn');
  return child as ChildProcess & { pid: number };
}

it('tells others where the holder is, until it lets go', async () => {
  const hold = await claim();
  hold.tell({ url: 'http://localhost:3000', databaseUrl: 'postgres://x' });
  expect(findHolder(dataFolder)).toMatchObject({
    pid: process.pid,
    role: 'server',
    url: 'http://localhost:3000',
  });
  expect(await claimDataFolder(dataFolder, 'command')).toMatchObject({ kind: 'held' });
  hold.release();
  expect(findHolder(dataFolder)).toBeUndefined();
});

it('keeps the address of the database from others', async () => {
  await claim();
  expect(statSync(file()).mode & 0o777).toBe(0o600);
});

it('is free again when the holder is dead, or its number another process', async () => {
  await claim();
  const holder = JSON.parse(readFileSync(file(), 'utf8'));
  writeFileSync(file(), JSON.stringify({ ...holder, identity: 'long ago' }));
  expect(findHolder(dataFolder)).toBeUndefined();
  expect(await claimDataFolder(dataFolder, 'command')).toMatchObject({ kind: 'claimed' });
});

it('is free again when its note is damaged', async () => {
  writeFileSync(file(), '{"pid":');
  expect(await claimDataFolder(dataFolder, 'command')).toMatchObject({ kind: 'claimed' });
});

it('ends the web process that a dead holder left', async () => {
  const web = await launchSleeper();
  (await claim()).tell({ webPid: web.pid });
  const holder = JSON.parse(readFileSync(file(), 'utf8'));
  writeFileSync(file(), JSON.stringify({ ...holder, identity: 'long ago' }));
  await claim();
  expect(processIdentity(web.pid)).toBeUndefined();
});

it('spares a process that merely has the number of a dead web process', async () => {
  const stranger = await launchSleeper();
  const dead = { pid: process.pid, identity: 'long ago', role: 'server' };
  writeFileSync(file(), JSON.stringify({ ...dead, web: { pid: stranger.pid, identity: 'long ago' } }));
  await claim();
  expect(processIdentity(stranger.pid)).toBeDefined();
  stranger.kill();
});

it('goes to one of two that claim together', async () => {
  const claims = await Promise.all([
    claimDataFolder(dataFolder, 'server'),
    claimDataFolder(dataFolder, 'command'),
  ]);
  expect(claims.map(({ kind }) => kind).sort()).toEqual(['claimed', 'held']);
});
