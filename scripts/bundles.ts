import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { ensurePrismaClient } from './prisma-client.ts';
import { ROOT } from './project.ts';

/** Programs that Node runs outside Next, each bundled to dist/NAME.mjs with its packages left in node_modules. */
const PROGRAMS: Record<string, string> = {
  gnomon: 'bin/gnomon.ts',
  start: 'bin/start.ts',
  'intake-worker': 'lib/services/intake-worker.ts',
  'live-thread': 'lib/services/live/live-thread.ts',
  background: 'lib/jobs/background-thread.ts',
};

export const PROGRAM_NAMES = Object.keys(PROGRAMS);

/** The programs of the threads that every other program may start. */
export const THREAD_PROGRAMS = ['intake-worker', 'live-thread'] as const;

function sourceOf(name: string): string {
  return PROGRAMS[name] ?? `bench/${name}.bench.ts`;
}

/** Bundles the programs whose sources have changed; the name of a bench counts as a program too. Returns the files. */
export async function ensureBundles(names: readonly string[]): Promise<string[]> {
  ensurePrismaClient();
  return Promise.all(names.map(ensureBundle));
}

async function ensureBundle(name: string): Promise<string> {
  const output = path.join(ROOT, 'dist', `${name}.mjs`);
  if (!isFresh(output)) await bundle(sourceOf(name), output);
  return output;
}

interface BuildRecord {
  startedMs: number;
  /** Files that the bundle is made of, relative to the project. */
  inputs: string[];
}

const recordOf = (output: string) => `${output}.inputs.json`;

function isFresh(output: string): boolean {
  if (!existsSync(output)) return false;
  const { startedMs, inputs }: BuildRecord = JSON.parse(readFileSync(recordOf(output), 'utf8'));
  return inputs.every((input) => {
    const changedMs = statSync(path.join(ROOT, input), { throwIfNoEntry: false })?.mtimeMs;
    return changedMs !== undefined && changedMs < startedMs;
  });
}

const OPTIONS = {
  absWorkingDir: ROOT,
  // What a program imports when it needs it; running programs still ask for those of earlier builds.
  chunkNames: 'chunks/[name]-[hash]',
  outExtension: { '.js': '.mjs' },
  splitting: true,
  bundle: true,
  packages: 'external',
  alias: { 'server-only': './scripts/empty-module.ts' },
  platform: 'node',
  format: 'esm',
  target: 'node24',
  metafile: true,
  logLevel: 'warning',
} as const;

/** Bundles programs (name to source) into a folder that is given away. Returns the packages that they import. */
export async function bundleForRelease(folder: string, programs = PROGRAMS): Promise<string[]> {
  const { build } = await import('esbuild');
  const { metafile } = await build({ ...OPTIONS, entryPoints: programs, outdir: folder });
  const paths = Object.values(metafile.outputs).flatMap(({ imports }) =>
    imports.filter(({ external }) => external).map((one) => one.path),
  );
  return [...new Set(paths.filter((name) => !isBuiltin(name)).map(packageOf))];
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

async function bundle(source: string, output: string): Promise<void> {
  const startedMs = Date.now();
  const { build } = await import('esbuild');
  const { outputFiles, metafile } = await build({
    ...OPTIONS,
    entryPoints: [source],
    outdir: path.dirname(output),
    entryNames: path.basename(output, '.mjs'),
    sourcemap: 'linked',
    write: false,
  });
  mkdirSync(path.join(path.dirname(output), 'chunks'), { recursive: true });
  const inputs = [...Object.keys(metafile.inputs), 'scripts/bundles.ts', 'tsconfig.json'];
  replaceFile(recordOf(output), JSON.stringify({ startedMs, inputs } satisfies BuildRecord));
  // The entry last: it names the chunks.
  outputFiles.sort((a, b) => Number(a.path === output) - Number(b.path === output));
  for (const file of outputFiles) replaceFile(file.path, file.contents);
}

/** Two builds at once must not read each other's half-written files. */
function replaceFile(file: string, content: string | Uint8Array): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, content);
  renameSync(draft, file);
}
