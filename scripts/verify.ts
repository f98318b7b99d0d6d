/** The checks before each commit: sources and unit tests, in seconds. */
import { runSuites } from './checks/run-suites.ts';
import { staticChecks } from './checks/static-checks.ts';
import { vitestSuite } from './checks/vitest-suite.ts';

const { failed } = await runSuites([...staticChecks, vitestSuite('unit')]);
process.exitCode = failed > 0 ? 1 : 0;
