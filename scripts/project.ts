import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Absolute folder of the project. */
export const ROOT = path.resolve(import.meta.dirname, '..');

export const NEXT_BIN = path.join(ROOT, 'node_modules/next/dist/bin/next');

/** Files below the given paths (files or folders, relative to the project; missing ones count as empty), sorted. */
export function listFiles(
  paths: readonly string[],
  isWanted: (file: string) => boolean = () => true,
): string[] {
  return paths
    .flatMap((start) => {
      const stats = statSync(path.join(ROOT, start), { throwIfNoEntry: false });
      if (!stats) return [];
      if (stats.isFile()) return [start];
      return readdirSync(path.join(ROOT, start), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)));
    })
    .filter(isWanted)
    .sort();
}

/** SHA-256 of names and contents. */
export function hashFiles(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) {
    const content = readFileSync(path.join(ROOT, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** What was noted when something was built, or undefined when it was not. */
export function readStamp(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
