import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findChromium } from '../../lib/server/find-chromium.ts';
import { installChromium } from '../install-chromium.ts';
import { ROOT } from '../project.ts';
import type { Outcome, Suite } from './outcome.ts';
import { runProgram } from './run-program.ts';

/** The parts of Playwright's JSON report that are counted. */
interface Report {
  suites?: ReportSuite[];
  errors?: { message?: string }[];
}
interface ReportSuite {
  suites?: ReportSuite[];
  specs?: { title: string; tests: ReportTest[] }[];
}
interface ReportTest {
  status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
  annotations: { type: string; description?: string }[];
}

/** The journeys in e2e/, in a real browser on the built product. */
export const browserSuite: Suite = {
  name: 'browser',
  run: async () => {
    const chromium = findChromium() ?? installChromium();
    if (!chromium) {
      const output =
        'There is no Chromium, and none could be installed. Install one, or name it in CHROMIUM.';
      return { passed: 0, failed: 1, skipped: [], output };
    }
    const file = path.join(ROOT, 'test-results', 'browser.json');
    mkdirSync(path.dirname(file), { recursive: true });
    const { code, output } = await runProgram(
      'node_modules/@playwright/test/cli.js',
      ['test', '--reporter=line,json'],
      { env: { CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: file } },
    );
    const counted = count(JSON.parse(readFileSync(file, 'utf8')));
    const failed = code !== 0 && counted.failed === 0 ? 1 : counted.failed;
    return { ...counted, failed, output };
  },
};

/** A test that passed only when repeated has failed. */
function count(report: Report): Omit<Outcome, 'output'> {
  const all = specsOf(report.suites ?? []).flatMap(({ title, tests }) =>
    tests.map((test) => ({ title, ...test })),
  );
  const withStatus = (...statuses: ReportTest['status'][]) =>
    all.filter(({ status }) => statuses.includes(status));
  return {
    passed: withStatus('expected').length,
    failed: withStatus('unexpected', 'flaky').length,
    skipped: withStatus('skipped').map(({ title, annotations }) => ({
      name: title,
      reason: annotations.find(({ type }) => type === 'skip')?.description ?? 'not said',
    })),
  };
}

function specsOf(suites: readonly ReportSuite[]): NonNullable<ReportSuite['specs']> {
  return suites.flatMap((suite) => [...(suite.specs ?? []), ...specsOf(suite.suites ?? [])]);
}
