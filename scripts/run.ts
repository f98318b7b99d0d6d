/** `node scripts/run.ts PROGRAM [ARGUMENT…]`: runs a program of bundles.ts, bundled first if its sources changed. */
import { pathToFileURL } from 'node:url';
import { ensureBundles, THREAD_PROGRAM } from './bundles.ts';
import { ROOT } from './project.ts';

const [name, ...programArguments] = process.argv.slice(2);
if (!name) throw new Error('Which program?');
const [file] = await ensureBundles([name, THREAD_PROGRAM]);
if (!file) throw new Error(`There is no program ${name}.`);
process.env.GNOMON_ROOT ??= ROOT;
process.setSourceMapsEnabled(true);
process.argv = [process.execPath, file, ...programArguments];
await import(pathToFileURL(file).href);
