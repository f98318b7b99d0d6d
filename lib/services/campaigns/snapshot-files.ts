import { readFile, stat } from 'node:fs/promises';
import type { SnapshotComparison, SnapshotContent, SnapshotFile } from '@/lib/contracts/campaign-snapshot';
import { compareSnapshots } from '@/lib/engine/govern/campaign/compare-snapshots';
import { UnusableError } from '../errors';
import { exportSnapshot } from './export-snapshot';
import { type SnapshotVerdict, verifySnapshot } from './verify-snapshot';

/** What one string can hold, and more than any snapshot. */
const MOST_BYTES = 400 * 1024 * 1024;

/** Verifies a file, without a database. Throws where there is none. */
export async function verifySnapshotFile(file: string, expectedKey?: string): Promise<SnapshotVerdict> {
  return verifySnapshot(await readText(file), expectedKey);
}

/** Compares two snapshots, each a file or the number of a campaign. Throws for a file that does not hold. */
export async function compareSnapshotsNamed(older: string, newer: string): Promise<SnapshotComparison> {
  return compareSnapshots(await readNamed(older), await readNamed(newer));
}

/** Whether it takes a database to read what a name stands for. */
export function isCampaignNumber(name: string): boolean {
  return /^[1-9]\d{0,8}$/.test(name);
}

async function readNamed(name: string): Promise<SnapshotContent> {
  if (isCampaignNumber(name)) return (await exportSnapshot(Number(name))).content;
  const text = await readText(name);
  const { holds, problems } = verifySnapshot(text);
  if (!holds) throw new UnusableError(`${name} does not hold, so it tells nothing. ${problems.join(' ')}`);
  return (JSON.parse(text) as SnapshotFile).content;
}

async function readText(file: string): Promise<string> {
  if ((await stat(file)).size > MOST_BYTES)
    throw new UnusableError(`${file} is larger than any snapshot: more than ${MOST_BYTES} bytes.`);
  return readFile(file, 'utf8');
}
