import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import packageJson from '../package.json' with { type: 'json' };
import { makeTemporaryFolder } from '../testing/temporary-folder';

/** What npm says when it cannot reach the registry. */
const UNREACHABLE = /ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH/;

/** The packed release, installed as somebody else would install it. */
export class InstalledRelease {
  readonly folder = makeTemporaryFolder('release');

  /** Script that starts it. */
  get program(): string {
    return path.join(this.folder, 'node_modules/gnomon/bin/gnomon.mjs');
  }

  /** Makes the archive and installs it. Returns false where the registry cannot be reached. */
  install(): boolean {
    execFileSync(process.execPath, ['scripts/release.ts'], { stdio: 'pipe' });
    const archive = path.resolve(`dist/gnomon-${packageJson.version}.tgz`);
    // An npm that is told to be strict runs no script that nobody approved.
    writeFileSync(
      path.join(this.folder, 'package.json'),
      JSON.stringify({ private: true, allowScripts: packageJson.allowScripts }),
    );
    try {
      execFileSync('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', archive], {
        cwd: this.folder,
        stdio: 'pipe',
      });
      return true;
    } catch (error) {
      if (UNREACHABLE.test(String((error as { stderr?: Buffer }).stderr))) return false;
      throw error;
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
