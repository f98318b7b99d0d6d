import { linkSync, rmSync, writeFileSync } from 'node:fs';

/** Makes a file, for its owner alone, whole or not at all. Linked into place, so that of two processes one wins: true for it. */
export function writeNew(file: string, text: string): boolean {
  const draft = writeDraft(file, text);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(draft);
  }
}

/** A file beside the one that it is to become, for its owner alone. Returns its name. */
export function writeDraft(file: string, text: string): string {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text, { mode: 0o600 });
  return draft;
}
