import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureBundles, PROGRAM_NAMES } from '../bundles.ts';
import { ROOT } from '../project.ts';
import type { Outcome, Suite } from './outcome.ts';
import { runProgram } from './run-program.ts';

/** The tests of one project of vitest.config.ts, counted by tally-reporter.ts. */
export function vitestSuite(project: 'unit' | 'slow' | 'integration'): Suite {
  return {
    name: project,
    run: async () => {
      // Integration tests start the programs, worker threads among them.
      await ensureBundles(project === 'integration' ? PROGRAM_NAMES : []);
      const tally = path.join(ROOT, 'test-results', `${project}.json`);
      mkdirSync(path.dirname(tally), { recursive: true });
      rmSync(tally, { force: true });
      const { code, output } = await runProgram(
        'node_modules/vitest/vitest.mjs',
        ['run', '--project', project, '--reporter=minimal', '--reporter=./scripts/checks/tally-reporter.ts'],
        { env: { TALLY_FILE: tally } },
      );
      const counted: Omit<Outcome, 'output'> = existsSync(tally)
        ? JSON.parse(readFileSync(tally, 'utf8'))
        : { passed: 0, failed: 0, skipped: [] };
      const failed = code !== 0 && counted.failed === 0 ? 1 : counted.failed;
      return { ...counted, failed, output };
    },
  };
}
