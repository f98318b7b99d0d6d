import { rmSync } from 'node:fs';
import path from 'node:path';
import { ensurePrismaClient } from '../prisma-client.ts';
import { ROOT } from '../project.ts';
import type { Suite } from './outcome.ts';
import { type Ended, runProgram } from './run-program.ts';

const BIOME = 'node_modules/@biomejs/biome/bin/biome';

/** Looks at the sources alone: seconds. */
export const staticChecks: Suite[] = [
  check('format', () => runProgram(BIOME, ['check', '--linter-enabled=false', '--error-on-warnings'])),
  check('lint', () => runProgram(BIOME, ['lint', '--error-on-warnings'])),
  check('types', checkTypes),
  check('unused code', () => runProgram('node_modules/knip/bin/knip.js', ['--no-progress'])),
  check('boundaries', () => runProgram('scripts/check-boundaries.ts', [])),
  check('lock file', () => runProgram('scripts/fix-lock.mjs', ['--check'])),
];

/** A check counts as one test. */
function check(name: string, run: () => Promise<Ended>): Suite {
  return {
    name,
    run: async () => {
      const { code, output } = await run();
      return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: [], output };
    },
  };
}

async function checkTypes(): Promise<Ended> {
  ensurePrismaClient();
  // A development server leaves types of routes that may be gone by now.
  rmSync(path.join(ROOT, '.next/dev/types'), { recursive: true, force: true });
  const routes = await runProgram('node_modules/next/dist/bin/next', ['typegen']);
  return routes.code === 0 ? runProgram('node_modules/typescript/bin/tsc', ['--noEmit']) : routes;
}
