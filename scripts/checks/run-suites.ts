import type { Outcome, Suite } from './outcome.ts';

const FAILURE_LINES = 200;

/** Runs the suites one after the other, also past failures, a line each; returns the totals. */
export async function runSuites(suites: readonly Suite[]): Promise<Omit<Outcome, 'output'>> {
  const total: Omit<Outcome, 'output'> = { passed: 0, failed: 0, skipped: [] };
  for (const suite of suites) {
    const startedMs = performance.now();
    const outcome = await runSafely(suite);
    print(suite, outcome, (performance.now() - startedMs) / 1000);
    total.passed += outcome.passed;
    total.failed += outcome.failed;
    total.skipped.push(...outcome.skipped);
  }
  return total;
}

async function runSafely(suite: Suite): Promise<Outcome> {
  try {
    return await suite.run();
  } catch (error) {
    const output = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { passed: 0, failed: 1, skipped: [], output };
  }
}

function print({ name }: Suite, { passed, failed, skipped, output }: Outcome, seconds: number): void {
  if (failed > 0) console.log(output.trimEnd().split('\n').slice(-FAILURE_LINES).join('\n'));
  const counts = [
    `${passed} passed`,
    failed > 0 && `${failed} failed`,
    skipped.length > 0 && `${skipped.length} skipped`,
  ];
  const mark = failed > 0 ? '✗' : '✓';
  console.log(
    `${mark} ${name.padEnd(12)} ${counts.filter(Boolean).join(', ').padEnd(28)} ${seconds.toFixed(1)} s`,
  );
  for (const skip of skipped) console.log(`    skipped: ${skip.name} (${skip.reason})`);
}
