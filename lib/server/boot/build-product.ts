import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Stop } from './stop';

/**
 * Builds what is missing or stale, in a process of its own: the builder is a tool, not part of the product. A release
 * is built already and has no builder.
 */
export async function buildProduct(root: string, stop: Stop): Promise<void> {
  const builder = path.join(root, 'scripts/build.ts');
  if (!existsSync(builder)) return;
  const build = spawn(process.execPath, [builder], {
    cwd: root,
    stdio: 'inherit',
    detached: true,
  });
  const ended = once(build, 'exit');
  await Promise.race([ended, stop.asked]);
  if (build.exitCode === null && build.pid !== undefined) process.kill(-build.pid, 'SIGTERM');
  const [code] = await ended;
  if (code !== 0 && !stop.isAsked) throw new Error('Gnomon was not built, so it does not start.');
}
