import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeTemporaryFolder } from '@/testing/temporary-folder';
import { claimPlace } from './claim-place';
import { PlaceKeeper } from './place';

const OF = { log: '/var/log/access.log', source: 'edge', server: 'here' };
const IDENTITY = { device: 1, inode: 2, head: { bytes: 0, sha256: '' } };
let folder: string;
beforeEach(() => {
  folder = makeTemporaryFolder('place');
});
afterEach(() => rmSync(folder, { recursive: true }));

it('comes back as it was saved, and gives the same bytes the same key', () => {
  const keeper = new PlaceKeeper(folder, OF);
  const file = keeper.begin(IDENTITY, 5);
  file.pendingEnd = 70;
  keeper.save();
  const again = new PlaceKeeper(folder, OF);
  expect(again.place).toEqual(keeper.place);
  expect(again.keyOf(again.place.files[0] as typeof file, 70)).toBe(keeper.keyOf(file, 70));
  expect(readdirSync(folder)).toHaveLength(1);
});

it('gives no two files of a log, and no two logs, sources or servers, the same key', () => {
  const keepers = [
    OF,
    { ...OF, log: '/other' },
    { ...OF, source: 'other' },
    { ...OF, server: 'https://other' },
  ].map((of) => new PlaceKeeper(folder, of));
  const keys = keepers.flatMap((keeper) =>
    [keeper.begin(IDENTITY, 5), keeper.begin(IDENTITY, 6)].map((file) => keeper.keyOf(file, 9)),
  );
  expect(new Set(keys).size).toBe(8);
  for (const key of keys) expect(key).toMatch(/^[\w.:-]{1,200}$/);
});

it('does not begin anew over a place that it cannot read', () => {
  const { file } = new PlaceKeeper(folder, OF);
  writeFileSync(file, '{"log":');
  expect(() => new PlaceKeeper(folder, OF)).toThrow(/does not say where its log was left/);
});

it('is one process’s at a time, and a killed one’s no more', () => {
  const file = path.join(folder, 'place.json');
  const letGo = claimPlace(file, 'access.log');
  expect(() => claimPlace(file, 'access.log')).toThrow(`already, by process ${process.pid}`);
  letGo();
  writeFileSync(`${file}.claim`, `${process.pid} another start of this number`);
  claimPlace(file, 'access.log')();
  expect(readdirSync(folder)).toEqual([]);
});
