import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';

const SOURCES = [
  'app',
  'bench',
  'bin',
  'components',
  'e2e',
  'lib',
  'middleware',
  'prisma',
  'scripts',
  'testing',
];
const ROOT_FILES = ['instrumentation.ts', 'proxy.ts'];

export interface Violation {
  rule: string;
  from: string;
  to: string;
  why: string;
}

export interface Boundaries {
  /** Modules of the project itself that were read. Zero means that nothing was checked. */
  modules: number;
  violations: Violation[];
}

/** Cruises the project in `root` under the rules of .dependency-cruiser.cjs; unreadable TypeScript throws. */
export async function checkBoundaries(root: string): Promise<Boundaries> {
  const { forbidden, options } = createRequire(import.meta.url)('../.dependency-cruiser.cjs');
  const { enhancedResolveOptions, ...cruiseOptions } = options;
  const sources = [...SOURCES, ...ROOT_FILES].filter((source) => existsSync(path.join(root, source)));
  const { output } = await cruise(
    sources,
    { ...cruiseOptions, baseDir: root, validate: true, ruleSet: { forbidden }, enhancedResolveOptions },
    { ...enhancedResolveOptions, alias: { '@': root } },
  );
  const { modules, summary } = output as ICruiseResult;
  const why = new Map<string, string>(
    forbidden.map((rule: { name: string; comment: string }) => [rule.name, rule.comment]),
  );
  return {
    modules: modules.filter(({ source }) => /\.tsx?$/.test(source) && !source.includes('node_modules/'))
      .length,
    violations: summary.violations.map(({ rule, from, to }) => ({
      rule: rule.name,
      from,
      to,
      why: why.get(rule.name) ?? '',
    })),
  };
}
