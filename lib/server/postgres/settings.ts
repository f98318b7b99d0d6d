import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const ClusterSettings = z.object({
  clusterFolder: z.string(),
  port: z.number().int(),
  password: z.string(),
});
/** What must be remembered to reach the built-in cluster again. Kept as postgres.json in the data folder. */
export type ClusterSettings = z.infer<typeof ClusterSettings>;

const fileOf = (dataFolder: string) => path.join(dataFolder, 'postgres.json');

/** Undefined before the first start. Throws when the file is damaged. */
export function readSettings(dataFolder: string): ClusterSettings | undefined {
  let text: string;
  try {
    text = readFileSync(fileOf(dataFolder), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  return ClusterSettings.parse(JSON.parse(text));
}

export function writeSettings(dataFolder: string, settings: ClusterSettings): void {
  const draft = `${fileOf(dataFolder)}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(draft, fileOf(dataFolder));
}

export function makePassword(): string {
  return randomBytes(24).toString('hex');
}
