import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readDeploymentKey } from './deployment-key';

let parent: string;
let dataFolder: string;
beforeEach(() => {
  parent = mkdtempSync(path.join(tmpdir(), 'key-'));
  dataFolder = path.join(parent, 'data');
});
afterEach(() => rmSync(parent, { recursive: true }));

it('makes a key once, readable by its owner alone', () => {
  const first = readDeploymentKey({ key: undefined, dataFolder });
  expect(first).toHaveLength(32);
  expect(readDeploymentKey({ key: undefined, dataFolder })).toEqual(first);
  expect(statSync(path.join(dataFolder, 'key')).mode & 0o777).toBe(0o600);
});

it('prefers the key of the environment and writes nothing', () => {
  const key = 'ab'.repeat(32);
  expect(readDeploymentKey({ key, dataFolder })).toEqual(Buffer.from(key, 'hex'));
  expect(() => statSync(dataFolder)).toThrow('ENOENT');
});

it('refuses a damaged key instead of replacing it', () => {
  readDeploymentKey({ key: undefined, dataFolder });
  writeFileSync(path.join(dataFolder, 'key'), 'short');
  expect(() => readDeploymentKey({ key: undefined, dataFolder })).toThrow(/does not hold a key/);
});
