/** Every check and every test there is. The last line holds the totals and nothing else. */
import { browserSuite } from './checks/browser-suite.ts';
import { runSuites } from './checks/run-suites.ts';
import { staticChecks } from './checks/static-checks.ts';
import { vitestSuite } from './checks/vitest-suite.ts';

const suites = [
  ...staticChecks,
  vitestSuite('unit'),
  vitestSuite('slow'),
  vitestSuite('integration'),
  browserSuite,
];
const { passed, failed } = await runSuites(suites);
process.exitCode = failed > 0 ? 1 : 0;
console.log(`${passed} passed, ${failed} failed`);
