import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { type ArchiveLimits, isSpecName, tooManyBytes, tooManyEntries } from './spec-archive';

/** Reads the spec files under a folder, by relative POSIX name. Links are not followed. Throws UnreadableError past a limit. */
export async function readSpecFolder(
  folder: string,
  limits: ArchiveLimits,
): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  let left = limits.totalBytes;
  let seen = 0;
  const open = [''];
  for (let inner = open.pop(); inner !== undefined; inner = open.pop()) {
    for (const entry of await readdir(path.join(folder, inner), { withFileTypes: true })) {
      const name = path.posix.join(inner, entry.name);
      if (++seen > limits.entries) throw tooManyEntries(seen, limits);
      if (entry.isDirectory() && isSpecName(`${name}/a.json`)) open.push(name);
      if (!entry.isFile() || !isSpecName(name)) continue;
      const file = path.join(folder, name);
      left -= (await stat(file)).size;
      if (left < 0) throw tooManyBytes(limits);
      files.set(name, await readFile(file));
    }
  }
  return files;
}
