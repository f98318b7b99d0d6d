/** Makes everything that a production start needs and that is missing or stale: client, programs, pages. */
import { ensureBundles, PROGRAM_NAMES } from './bundles.ts';
import { ensurePages } from './pages.ts';

try {
  await ensureBundles(PROGRAM_NAMES);
  await ensurePages();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
