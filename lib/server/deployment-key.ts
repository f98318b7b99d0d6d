import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureDataFolder } from './data-folder';
import type { Env } from './env';

const KEY_BYTES = 32;

/**
 * The secret under which values are fingerprinted. Made on first use; whoever loses it can no longer compare new
 * fingerprints with old ones. Throws when the file is there but is not a key.
 */
export function readDeploymentKey({ key, dataFolder }: Pick<Env, 'key' | 'dataFolder'>): Buffer {
  if (key !== undefined) return Buffer.from(key, 'hex');
  const file = path.join(dataFolder, 'key');
  const stored = readIfThere(file) ?? createKey(file, dataFolder);
  if (!/^[0-9a-f]{64}\n?$/.test(stored)) {
    throw new Error(
      `${file} does not hold a key of ${KEY_BYTES} bytes. Restore it from a backup, or remove it.`,
    );
  }
  return Buffer.from(stored.trim(), 'hex');
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Written aside and linked into place, so that of two processes one wins and neither reads half a key. */
function createKey(file: string, dataFolder: string): string {
  ensureDataFolder(dataFolder);
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${randomBytes(KEY_BYTES).toString('hex')}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(file, 'utf8');
}
