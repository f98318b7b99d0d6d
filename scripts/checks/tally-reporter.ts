import { writeFileSync } from 'node:fs';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import type { Outcome } from './outcome.ts';

/** Writes the counts of a vitest run, with the reasons of skipped tests, to the file named by TALLY_FILE. */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const inState = (state: string) => tests.filter((test) => test.result().state === state);
    const brokenFiles = modules.filter(
      (module) => module.state() === 'failed' && !inState('failed').some((test) => test.module === module),
    );
    const tally: Omit<Outcome, 'output'> = {
      passed: inState('passed').length,
      failed: inState('failed').length + brokenFiles.length,
      skipped: inState('skipped').map((test) => ({ name: test.fullName, reason: reasonOf(test) })),
    };
    writeFileSync(process.env.TALLY_FILE ?? 'tally.json', JSON.stringify(tally));
  }
}

function reasonOf(test: TestCase): string {
  const result = test.result();
  return (
    (result.state === 'skipped' && result.note) || `${test.options.mode}, in ${test.module.relativeModuleId}`
  );
}
