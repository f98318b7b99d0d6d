import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { LogFile } from './log-file';
import type { FilePlace, Identity } from './place';

const COMPRESSED = /\.(gz|bz2|xz|zst)$/;
const NUMBERED = /^[.-]\d[\d.T_:-]*$/;

interface Found {
  file: string;
  device: number;
  inode: number;
  changedMs: number;
}

/** The file that was read so far, under whatever name rotation gave it in the same folder. */
export async function findRotated(
  name: string,
  { identity, offset, pendingEnd }: FilePlace,
): Promise<LogFile | null> {
  const isIt = ({ device, inode }: Found) => device === identity.device && inode === identity.inode;
  return openFirst(
    (await listFolder(name)).filter(isIt),
    async (log) =>
      (await log.beginsAs(identity)) && (await log.look()).size >= Math.max(offset, pendingEnd ?? 0),
  );
}

/** What copytruncate kept of the file that was read so far: it has the same bytes, at the same places. */
export async function findCopy(
  name: string,
  { identity, offset, pendingEnd }: FilePlace,
): Promise<LogFile | null> {
  if (identity.head.bytes === 0) return null;
  const copies = (await listRotated(name)).filter(({ file }) => !COMPRESSED.test(file));
  return openFirst(
    copies.reverse(),
    async (log) =>
      (await log.beginsAs(identity)) && (await log.look()).size >= Math.max(offset, pendingEnd ?? 0),
  );
}

/** The rotated file after one that was last written at this time: the oldest that is younger, and none of those known. */
export async function findNextRotated(
  name: string,
  afterMs: number,
  known: readonly Pick<Identity, 'device' | 'inode'>[],
): Promise<LogFile | null> {
  const isNew = ({ file, device, inode, changedMs }: Found) =>
    changedMs > afterMs &&
    !COMPRESSED.test(file) &&
    !known.some((one) => one.device === device && one.inode === inode);
  return openFirst((await listRotated(name)).filter(isNew), async () => true);
}

/** Rotated files that were written to since this time and compressed, which nobody can follow any more. */
export async function listCompressed(name: string, sinceMs: number): Promise<string[]> {
  const rotated = await listRotated(name);
  return rotated
    .filter(({ file, changedMs }) => changedMs >= sinceMs && COMPRESSED.test(file))
    .map(({ file }) => file);
}

async function openFirst(
  candidates: readonly Found[],
  fits: (log: LogFile) => Promise<boolean>,
): Promise<LogFile | null> {
  for (const { file } of candidates) {
    const log = await LogFile.open(file);
    if (!log) continue;
    if (await fits(log)) return log;
    await log.close();
  }
  return null;
}

/** As logrotate calls them, `access.log.1` and `access.log-20261127`, and as Caddy does, `access-2026-11-27T10-00-00.000.log`. */
async function listRotated(name: string): Promise<Found[]> {
  const { name: stem, ext, base } = path.parse(name);
  const isRotated = ({ file }: Found): boolean => {
    const other = path.basename(file).replace(COMPRESSED, '');
    if (other.startsWith(base)) return NUMBERED.test(other.slice(base.length));
    return (
      ext !== '' &&
      other.startsWith(stem) &&
      other.endsWith(ext) &&
      NUMBERED.test(other.slice(stem.length, -ext.length))
    );
  };
  return (await listFolder(name)).filter(isRotated);
}

/** The files of the log's folder, the oldest first. */
async function listFolder(name: string): Promise<Found[]> {
  const folder = path.dirname(name);
  const files: Found[] = [];
  for (const entry of await readdir(folder).catch(() => [])) {
    const file = path.join(folder, entry);
    const found = await stat(file).catch(() => null);
    if (found?.isFile()) files.push({ file, device: found.dev, inode: found.ino, changedMs: found.mtimeMs });
  }
  return files.sort((a, b) => a.changedMs - b.changedMs);
}
