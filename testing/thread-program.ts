import { ensureBundles, THREAD_PROGRAMS } from '../scripts/bundles';

/** Intake threads run a bundled program, also in tests. */
export default async function setUp(): Promise<void> {
  await ensureBundles(THREAD_PROGRAMS);
}
