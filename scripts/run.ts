/** `node scripts/run.ts PROGRAM [ARGUMENT…]`: runs a program of bundles.ts, bundled first if its sources changed. */
import { enableCompileCache } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBundles, THREAD_PROGRAMS } from './bundles.ts';
import { ROOT } from './project.ts';

enableCompileCache(path.join(ROOT, 'dist/compiled'));
const [name, ...programArguments] = process.argv.slice(2);
if (!name) throw new Error('Which program?');
const [file] = await ensureBundles([name, ...THREAD_PROGRAMS]);
if (!file) throw new Error(`There is no program ${name}.`);
process.env.GNOMON_ROOT ??= ROOT;
// The command line prints messages, no traces; and reading the maps takes half as long as its work.
if (name !== 'gnomon') process.setSourceMapsEnabled(true);
process.argv = [process.execPath, file, ...programArguments];
await import(pathToFileURL(file).href);
