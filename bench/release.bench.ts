import { InstalledRelease } from '../e2e/installed-release';
import { StartedProduct } from '../e2e/started-product';

/**
 * The packed release, installed with npm in an empty folder: seconds from the command to the first healthy answer, each
 * time with an empty data folder, so that making the database and all migrations are in it. The first run is the one
 * right after the installation.
 */
const TARGET_S = 10;
const RUNS = 5;

const release = new InstalledRelease();
try {
  const beforeInstall = performance.now();
  if (release.install()) {
    console.log(`packed and installed in ${secondsSince(beforeInstall)} s`);
    for (let run = 1; run <= RUNS; run++) {
      const product = new StartedProduct([release.program, 'start']);
      const begun = performance.now();
      try {
        await product.start();
        console.log(`run ${run}: serves after ${secondsSince(begun)} s (target ${TARGET_S} s)`);
        await product.pressCtrlC();
      } finally {
        product.remove();
      }
    }
  } else console.log('Skipped: the npm registry cannot be reached.');
} finally {
  release.remove();
}

function secondsSince(begunMs: number): string {
  return ((performance.now() - begunMs) / 1000).toFixed(1);
}
