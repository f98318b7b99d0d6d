import { spawnSync } from 'node:child_process';
import { userInfo } from 'node:os';
import path from 'node:path';
import { findChromium } from '../lib/server/find-chromium.ts';
import { ROOT } from './project.ts';

const DOWNLOAD_MS = 300_000;
/** Playwright's own download, or, where its site cannot be reached, the system's package. */
export function installChromium(): string | undefined {
  console.log('Installing Chromium for the browser tests.');
  const playwright = path.join(ROOT, 'node_modules/@playwright/test/cli.js');
  const isRoot = userInfo().uid === 0;
  run([process.execPath, playwright, 'install', ...(isRoot ? ['--with-deps'] : []), 'chromium']);
  if (!findChromium()) {
    const asRoot = isRoot ? [] : ['sudo', '-n'];
    const install = ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation'];
    run([...asRoot, 'apt-get', 'update', '-qq']);
    run([...asRoot, 'apt-get', ...install]);
  }
  return findChromium();
}

function run([program = '', ...programArguments]: string[]): void {
  spawnSync(program, programArguments, {
    stdio: 'ignore',
    timeout: DOWNLOAD_MS,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
