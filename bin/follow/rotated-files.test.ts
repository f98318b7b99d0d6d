import { copyFileSync, renameSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeTemporaryFolder } from '@/testing/temporary-folder';
import { LogFile } from './log-file';
import type { FilePlace } from './place';
import { findCopy, findNextRotated, findRotated, listCompressed } from './rotated-files';

const TEXT = 'one\ntwo\nthree\n';
let folder: string;
let log: string;
beforeEach(() => {
  folder = makeTemporaryFolder('rotated');
  log = path.join(folder, 'access.log');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A file of this name, last written so many seconds after 1970. */
function write(name: string, text: string, seconds: number): void {
  writeFileSync(path.join(folder, name), text);
  utimesSync(path.join(folder, name), seconds, seconds);
}

async function placeIn(name: string, offset: number): Promise<FilePlace> {
  const file = (await LogFile.open(path.join(folder, name))) as LogFile;
  const identity = await file.identify();
  await file.close();
  return { generation: 1, identity, changedMs: 0, offset, pendingEnd: null };
}

async function textOf(found: LogFile | null): Promise<string | null> {
  const bytes = await found?.read(new Uint8Array(100), 0);
  await found?.close();
  return bytes ? Buffer.from(bytes).toString() : null;
}

describe('a file that was read before', () => {
  it('is found under whatever name it has by now', async () => {
    write('access.log', TEXT, 1);
    const place = await placeIn('access.log', 4);
    renameSync(log, path.join(folder, 'old-one'));
    write('access.log', TEXT, 2);
    expect(await textOf(await findRotated(log, place))).toBe(TEXT);
  });

  it('is none that took its place on the disk, or lost what was read', async () => {
    write('access.log', TEXT, 1);
    const place = await placeIn('access.log', 4);
    writeFileSync(log, 'other\nlines\n');
    expect(await findRotated(log, place)).toBeNull();
    const short = await placeIn('access.log', 100);
    expect(await findRotated(log, short)).toBeNull();
  });

  it('is found as the copy that copytruncate made', async () => {
    write('access.log', TEXT, 1);
    const place = await placeIn('access.log', 4);
    copyFileSync(log, `${log}.1`);
    truncateSync(log);
    expect(await textOf(await findCopy(log, place))).toBe(TEXT);
    expect(await findCopy(log, { ...place, pendingEnd: 100 })).toBeNull();
  });

  it('is not guessed when it was empty', async () => {
    write('access.log', '', 1);
    const place = await placeIn('access.log', 0);
    write('access.log.1', TEXT, 2);
    expect(await findCopy(log, place)).toBeNull();
  });
});

describe('the file after one that was rotated', () => {
  it.each(['access.log.1', 'access.log-20261127', 'access-2026-11-27T10-00-00.000.log'])(
    'may be called %s',
    async (name) => {
      write(name, TEXT, 5);
      expect(await textOf(await findNextRotated(log, 4000, []))).toBe(TEXT);
      expect(await findNextRotated(log, 5000, [])).toBeNull();
    },
  );

  it('is the oldest of those that are younger, and none that is being read', async () => {
    write('access.log.1', 'new', 9);
    write('access.log.2', 'next', 7);
    write('access.log.3', 'read', 6);
    const { identity } = await placeIn('access.log.3', 0);
    expect(await textOf(await findNextRotated(log, 5000, [identity]))).toBe('next');
  });

  it('is neither another log nor a compressed one', async () => {
    write('access.log.1.gz', 'packed', 7);
    write('access.log.2.zst', 'packed', 3);
    write('access.log.swp', TEXT, 7);
    write('other.log.1', TEXT, 7);
    expect(await findNextRotated(log, 4000, [])).toBeNull();
    expect(await listCompressed(log, 4000)).toEqual([path.join(folder, 'access.log.1.gz')]);
  });
});
