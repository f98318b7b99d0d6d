import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A folder of its own for a data folder. Root lends Postgres another account, which must be able to pass through. */
export function makeTemporaryFolder(purpose: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), `gnomon-${purpose}-`));
  chmodSync(folder, 0o711);
  return folder;
}
