import { createHash } from 'node:crypto';
import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Identity } from './place';

/** Bytes at the beginning by which a file is known again. Longer than a line, so that they hold a time. */
const HEAD_BYTES = 1024;
const COMPRESSED = /\.(gz|bz2|xz|zst)$/;
const NUMBERED = /^[.-]\d[\d.T_:-]*$/;

/** A log that is open, whatever its name is by now. */
export class LogFile {
  private readonly handle: FileHandle;

  private constructor(handle: FileHandle) {
    this.handle = handle;
  }

  /** `null` when there is none of this name. */
  static async open(name: string): Promise<LogFile | null> {
    try {
      return new LogFile(await open(name, 'r'));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  async size(): Promise<number> {
    return (await this.handle.stat()).size;
  }

  async identify(): Promise<Identity> {
    const { dev, ino } = await this.handle.stat();
    return { device: dev, inode: ino, head: await this.headOf(HEAD_BYTES) };
  }

  /** Whether it is the file that was known as this, and still begins as it did. */
  async is({ device, inode, head }: Identity): Promise<boolean> {
    const { dev, ino } = await this.handle.stat();
    if (dev !== device || ino !== inode) return false;
    return (await this.headOf(head.bytes)).sha256 === head.sha256;
  }

  /** Whether the name leads to another file, or to none. */
  async isRotatedFrom(name: string): Promise<boolean> {
    const mine = await this.handle.stat();
    const named = await stat(name).catch(() => null);
    return named === null || named.ino !== mine.ino || named.dev !== mine.dev;
  }

  /** Fills the buffer from an offset on; fewer bytes at the end of the file. */
  async read(buffer: Uint8Array, from: number): Promise<Uint8Array> {
    let filled = 0;
    while (filled < buffer.length) {
      const { bytesRead } = await this.handle.read(buffer, filled, buffer.length - filled, from + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return buffer.subarray(0, filled);
  }

  async changedMs(): Promise<number> {
    return (await this.handle.stat()).mtimeMs;
  }

  close(): Promise<void> {
    return this.handle.close();
  }

  private async headOf(most: number): Promise<Identity['head']> {
    const head = await this.read(new Uint8Array(most), 0);
    return { bytes: head.length, sha256: createHash('sha256').update(head).digest('hex') };
  }
}

/** The file that was known as this, under whatever name rotation gave it in the same folder. */
export async function findRotated(name: string, identity: Identity): Promise<LogFile | null> {
  for (const { file } of await listFolder(name)) {
    const candidate = await LogFile.open(file).catch(() => null);
    if (await candidate?.is(identity)) return candidate;
    await candidate?.close();
  }
  return null;
}

/** The rotated file after one that was last written at this time: the oldest that is younger. */
export async function findNextRotated(name: string, afterMs: number): Promise<LogFile | null> {
  const next = (await listRotated(name, afterMs)).find(({ file }) => !COMPRESSED.test(file));
  return next ? LogFile.open(next.file) : null;
}

/** Rotated files that were compressed after this time, which nobody can follow any more. */
export async function listCompressed(name: string, afterMs: number): Promise<string[]> {
  const rotated = await listRotated(name, afterMs);
  return rotated.filter(({ file }) => COMPRESSED.test(file)).map(({ file }) => file);
}

/** As logrotate calls them, `access.log.1` and `access.log-20261127`, and as Caddy does, `access-2026-11-27T10-00-00.000.log`. */
async function listRotated(name: string, afterMs: number): Promise<{ file: string; changedMs: number }[]> {
  const { name: stem, ext, base } = path.parse(name);
  const rotated = (file: string): boolean => {
    const other = path.basename(file).replace(COMPRESSED, '');
    if (other.startsWith(base)) return NUMBERED.test(other.slice(base.length));
    return (
      other.startsWith(stem) && other.endsWith(ext) && NUMBERED.test(other.slice(stem.length, -ext.length))
    );
  };
  const files = await listFolder(name);
  return files.filter(({ file, changedMs }) => changedMs > afterMs && rotated(file));
}

/** The files of the log's folder, the oldest first. */
async function listFolder(name: string): Promise<{ file: string; changedMs: number }[]> {
  const folder = path.dirname(name);
  const files = [];
  for (const entry of await readdir(folder).catch(() => [])) {
    const file = path.join(folder, entry);
    const found = await stat(file).catch(() => null);
    if (found?.isFile()) files.push({ file, changedMs: found.mtimeMs });
  }
  return files.sort((a, b) => a.changedMs - b.changedMs);
}
