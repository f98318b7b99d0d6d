import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { hashFiles, listFiles, ROOT, readStamp } from './project.ts';

const STAMP = path.join(ROOT, 'lib/generated/.stamp');

/** Generates the Prisma client when the schema or the version of Prisma has changed since the last time. */
export function ensurePrismaClient(): void {
  const schema = listFiles(['prisma'], (file) => file.endsWith('.prisma'));
  const inputs = hashFiles([...schema, 'node_modules/prisma/package.json']);
  if (schema.length === 0 || readStamp(STAMP) === inputs) return;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(ROOT, 'node_modules/prisma/build/index.js'), 'generate', '--no-hints'],
    {
      cwd: ROOT,
      encoding: 'utf8',
      // The CLI downloads a native engine that generating does not need, unless it is told that it has one.
      env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true', CHECKPOINT_DISABLE: '1' },
    },
  );
  if (status !== 0) throw new Error(`The Prisma client could not be generated:\n${stdout}${stderr}`);
  writeFileSync(STAMP, inputs);
}
