import { createHash } from 'node:crypto';
import { type FileHandle, open, stat } from 'node:fs/promises';
import type { Identity } from './place';

/** Bytes at the beginning by which a file is known again. Longer than a line, so that they hold a time. */
const HEAD_BYTES = 1024;
const NEWLINE = 0x0a;

/** A log that is open, whatever its name is by now. */
export class LogFile {
  private readonly handle: FileHandle;

  private constructor(handle: FileHandle) {
    this.handle = handle;
  }

  /** `null` when there is none of this name, or none that may be read: rotation gives a new one to its owner a moment later. */
  static async open(name: string): Promise<LogFile | null> {
    try {
      return new LogFile(await open(name, 'r'));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'EACCES') return null;
      throw error;
    }
  }

  async look(): Promise<{ size: number; changedMs: number }> {
    const { size, mtimeMs } = await this.handle.stat();
    return { size, changedMs: mtimeMs };
  }

  async identify(): Promise<Identity> {
    const { dev, ino } = await this.handle.stat();
    return { device: dev, inode: ino, head: await this.headOf(HEAD_BYTES) };
  }

  /** Whether it is the file that was known as this, and still begins as it did. */
  async is(identity: Identity): Promise<boolean> {
    return (await this.isSameFile(identity)) && (await this.beginsAs(identity));
  }

  async isSameFile({ device, inode }: Pick<Identity, 'device' | 'inode'>): Promise<boolean> {
    const { dev, ino } = await this.handle.stat();
    return dev === device && ino === inode;
  }

  /** Also true of a copy. Of a file that was empty nothing is known. */
  async beginsAs({ head }: Identity): Promise<boolean> {
    return (await this.headOf(head.bytes)).sha256 === head.sha256;
  }

  /** Whether the name leads to another file, or to none. */
  async isRotatedFrom(name: string): Promise<boolean> {
    const named = await stat(name).catch(() => null);
    return named === null || !(await this.isSameFile({ device: named.dev, inode: named.ino }));
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

  /** Where the line begins that is being written: the end of the last whole one. */
  async findLastLine(buffer: Uint8Array): Promise<number> {
    const { size } = await this.look();
    const from = Math.max(0, size - buffer.length);
    const bytes = await this.read(buffer, from);
    const lines = wholeLines(bytes);
    return lines > 0 || from === 0 ? from + lines : size;
  }

  close(): Promise<void> {
    return this.handle.close();
  }

  private async headOf(most: number): Promise<Identity['head']> {
    const head = await this.read(new Uint8Array(most), 0);
    return { bytes: head.length, sha256: createHash('sha256').update(head).digest('hex') };
  }
}

/** Length of what ends with the last newline. */
export function wholeLines(bytes: Uint8Array): number {
  return bytes.lastIndexOf(NEWLINE) + 1;
}
