/** `npm run bench -- NAME`: runs bench/NAME.bench.ts, bundled, in a process that may collect its garbage on demand. */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import { ensureBundles, THREAD_PROGRAMS } from './bundles.ts';
import { ROOT } from './project.ts';

const [name, ...benchArguments] = process.argv.slice(2);
const names = globSync('bench/*.bench.ts', { cwd: ROOT }).map((file) => path.basename(file, '.bench.ts'));
if (name === undefined || !names.includes(name)) {
  console.error(`Which bench? npm run bench -- NAME, with NAME one of: ${names.sort().join(', ')}`);
  process.exit(2);
}
const [file = ''] = await ensureBundles([name, ...THREAD_PROGRAMS]);
console.log(`${new Date().toISOString()}  ${describeMachine()}`);
const { status } = spawnSync(
  process.execPath,
  ['--expose-gc', '--enable-source-maps', file, ...benchArguments],
  {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, GNOMON_ROOT: ROOT },
  },
);
process.exitCode = status ?? 1;

function describeMachine(): string {
  const processors = cpus();
  const system = readPrettyName() ?? process.platform;
  const memoryGb = Math.round(totalmem() / 2 ** 30);
  return `${processors.length} × ${processors[0]?.model.trim()}, ${memoryGb} GB, ${system}, Node ${process.version}`;
}

function readPrettyName(): string | undefined {
  try {
    return /^PRETTY_NAME="(.*)"$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}
