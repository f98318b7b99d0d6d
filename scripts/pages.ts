import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hashFiles, listFiles, NEXT_BIN, ROOT, readStamp } from './project.ts';

const BUILD_ID = path.join(ROOT, '.next/BUILD_ID');
const STAMP = path.join(ROOT, '.next/sources.stamp');
const SOURCES = ['app', 'components', 'lib', 'public', 'instrumentation.ts', 'proxy.ts'];
const SETTINGS = [
  'next.config.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

/** Hash of everything that the built pages depend on. */
export function fingerprintPages(): string {
  return hashFiles([...listFiles(SOURCES, (file) => !/\.test\.tsx?$/.test(file)), ...listFiles(SETTINGS)]);
}

export function arePagesFresh(): boolean {
  return existsSync(BUILD_ID) && readStamp(STAMP) === fingerprintPages();
}

/** Builds the pages for production when they are missing or older than their sources. Takes a minute or two. */
export async function ensurePages(): Promise<void> {
  if (arePagesFresh()) return;
  console.log('Building the pages, once for this version: a minute or two.');
  const fingerprint = fingerprintPages();
  rmSync(STAMP, { force: true });
  const build = spawn(process.execPath, [NEXT_BIN, 'build'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  const output: string[] = [];
  for (const stream of [build.stdout, build.stderr])
    stream.setEncoding('utf8').on('data', (text) => output.push(text));
  const [code] = await once(build, 'close');
  if (code !== 0) throw new Error(`The pages could not be built:\n${output.join('')}`);
  mkdirSync(path.dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, fingerprint);
}
