import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../project.ts';

/** What others import of the package, `require` included: Node reads modules without top-level await by either. */
export const PACKAGE_EXPORTS = {
  './middleware': { types: './middleware/index.d.mts', default: './middleware/index.mjs' },
  './package.json': './package.json',
};

/** Writes `gnomon/middleware` into the folder: one program without packages, for the oldest Node that is supported, and its types. */
export async function writeMiddleware(folder: string): Promise<void> {
  const { build } = await import('esbuild');
  mkdirSync(folder, { recursive: true });
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['middleware/capture.ts'],
    outfile: path.join(folder, 'index.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    logLevel: 'warning',
  });
  const types = readFileSync(path.join(ROOT, 'middleware/api.ts'), 'utf8');
  writeFileSync(
    path.join(folder, 'index.d.mts'),
    `${types}\nexport declare function capture(options: CaptureOptions): Capture;\n`,
  );
}
