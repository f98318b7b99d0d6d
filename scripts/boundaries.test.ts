import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkBoundaries } from './boundaries.ts';

const project = path.resolve(import.meta.dirname, '..');
let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'boundaries-'));
  symlinkSync(path.join(project, 'node_modules'), path.join(root, 'node_modules'));
  cpSync(path.join(project, 'package.json'), path.join(root, 'package.json'));
});
afterEach(() => rmSync(root, { recursive: true }));

/** Writes the files; a file is named by its path and holds one import for each given specifier. */
function plant(files: Record<string, string[]>): void {
  for (const [file, specifiers] of Object.entries(files)) {
    const target = path.join(root, file);
    mkdirSync(path.dirname(target), { recursive: true });
    const imports = specifiers.map((specifier, index) => `import * as a${index} from '${specifier}';`);
    const uses = specifiers.map((_, index) => `a${index}`).join(', ');
    writeFileSync(target, `${imports.join('\n')}\nexport const used = [${uses}];\n`);
  }
}

const refused: { rule: string; from: string; imports: string }[] = [
  { rule: 'contracts-know-nobody', from: 'lib/contracts/a.ts', imports: '../engine/b' },
  { rule: 'contracts-import-only-words', from: 'lib/contracts/a.ts', imports: 'yaml' },
  { rule: 'contracts-import-only-words', from: 'lib/contracts/a.ts', imports: 'node:fs' },
  { rule: 'engine-knows-contracts-only', from: 'lib/engine/a.ts', imports: '@/lib/data/b' },
  { rule: 'engine-knows-contracts-only', from: 'lib/engine/rules/a.ts', imports: '@/lib/services/b' },
  { rule: 'engine-knows-contracts-only', from: 'lib/engine/a.ts', imports: '@/lib/server/env' },
  ...['node:fs', 'fs', 'node:http', 'node:net', 'node:crypto', 'next/server', '@prisma/client', 'pg'].map(
    (imports) => ({ rule: 'engine-touches-no-world', from: 'lib/engine/a.ts', imports }),
  ),
  { rule: 'stages-do-not-meet', from: 'lib/engine/sources/a.ts', imports: '../paths/b' },
  { rule: 'stages-do-not-meet', from: 'lib/engine/fold/a.ts', imports: '../pipeline' },
  { rule: 'foundations-know-no-stage', from: 'lib/engine/bytes/a.ts', imports: '../sources/b' },
  { rule: 'foundations-know-no-stage', from: 'lib/engine/lexicon/a.ts', imports: '../pipeline' },
  { rule: 'data-knows-contracts-only', from: 'lib/data/a.ts', imports: '@/lib/engine/b' },
  { rule: 'services-stand-on-engine-and-data', from: 'lib/services/a.ts', imports: '@/components/b' },
  { rule: 'jobs-run-services', from: 'lib/jobs/a.ts', imports: '@/lib/engine/b' },
  { rule: 'server-serves-services', from: 'lib/server/a.ts', imports: '@/app/b' },
  { rule: 'client-knows-contracts-only', from: 'lib/client/a.ts', imports: '@/lib/services/b' },
  { rule: 'ui-knows-no-domain', from: 'components/ui/a.tsx', imports: '@/components/inventory/b' },
  { rule: 'ui-knows-no-domain', from: 'components/ui/a.tsx', imports: '@/lib/client/b' },
  { rule: 'components-only-render', from: 'components/inventory/a.tsx', imports: '@/lib/services/b' },
  { rule: 'app-only-routes', from: 'app/page.tsx', imports: '@/lib/engine/b' },
  { rule: 'app-only-routes', from: 'app/page.tsx', imports: '@/lib/data/b' },
  { rule: 'app-only-routes', from: 'proxy.ts', imports: './lib/data/b' },
  { rule: 'commands-are-thin', from: 'bin/commands/a.ts', imports: '@/lib/engine/b' },
  { rule: 'demo-is-data', from: 'prisma/demo/a.ts', imports: '@/lib/data/b' },
  { rule: 'scripts-stand-alone', from: 'scripts/a.ts', imports: '../lib/server/b' },
  { rule: 'only-services-touch-data', from: 'lib/server/a.ts', imports: '@/lib/data/b' },
  { rule: 'only-services-touch-data', from: 'bin/a.ts', imports: '@/lib/data/b' },
  { rule: 'only-data-speaks-sql', from: 'lib/services/a.ts', imports: 'pg' },
  { rule: 'only-data-speaks-sql', from: 'lib/services/a.ts', imports: '@/lib/generated/prisma/client' },
  { rule: 'server-serves-services', from: 'lib/server/a.ts', imports: '@/lib/engine/b' },
  { rule: 'only-the-guard-calls-out', from: 'lib/services/a.ts', imports: 'node:https' },
  { rule: 'only-the-guard-calls-out', from: 'lib/server/a.ts', imports: 'node:http' },
  { rule: 'middleware-stands-alone', from: 'middleware/a.ts', imports: '@/lib/contracts/b' },
  { rule: 'middleware-stands-alone', from: 'middleware/a.ts', imports: 'zod' },
  { rule: 'middleware-is-imported-by-nobody', from: 'lib/server/a.ts', imports: '@/middleware/b' },
  { rule: 'browser-code-imports-no-node', from: 'components/ui/a.tsx', imports: 'node:path' },
  { rule: 'browser-code-imports-no-server-library', from: 'lib/client/a.ts', imports: '@orpc/server' },
  {
    rule: 'browser-code-takes-types-of-contracts',
    from: 'components/rules/a.tsx',
    imports: '@/lib/contracts/rule',
  },
  { rule: 'product-imports-no-tests', from: 'lib/services/a.ts', imports: '@/testing/b' },
  { rule: 'product-imports-no-tools', from: 'lib/server/a.ts', imports: 'vitest' },
  { rule: 'imports-exist', from: 'lib/services/a.ts', imports: './nowhere' },
];

/** The file that a specifier of the table points to, so that it can be planted too. */
function targetOf(from: string, specifier: string): string | undefined {
  if (specifier === './nowhere') return undefined;
  if (specifier.startsWith('@/')) return `${specifier.slice(2)}.ts`;
  return specifier.startsWith('.') ? `${path.posix.join(path.posix.dirname(from), specifier)}.ts` : undefined;
}

describe('a planted violation', () => {
  it.each(refused)('$from importing $imports is refused by $rule', async ({ rule, from, imports }) => {
    const target = targetOf(from, imports);
    plant({ ...(target && { [target]: [] }), [from]: [imports] });
    const { violations } = await checkBoundaries(root);
    expect(violations).toContainEqual(expect.objectContaining({ rule, from }));
  });

  it('is refused when it closes a cycle', async () => {
    plant({ 'lib/engine/a.ts': ['./b'], 'lib/engine/b.ts': ['./a'] });
    const { violations } = await checkBoundaries(root);
    expect(violations.map(({ rule }) => rule)).toContain('no-cycles');
  });

  it('cannot hide behind a type-only import', async () => {
    plant({ 'lib/data/b.ts': [], 'lib/engine/a.ts': [] });
    writeFileSync(
      path.join(root, 'lib/engine/a.ts'),
      "import type { used } from '@/lib/data/b';\nexport type A = typeof used;\n",
    );
    const { violations } = await checkBoundaries(root);
    expect(violations.map(({ rule }) => rule)).toContain('engine-knows-contracts-only');
  });
});

it('accepts the imports that the design draws', async () => {
  plant({
    'lib/contracts/words.ts': ['zod', '@orpc/contract'],
    'lib/contracts/roles.ts': [],
    'lib/engine/bytes/scan.ts': ['@/lib/contracts/words'],
    'lib/engine/lexicon/names.ts': ['../bytes/scan'],
    'lib/engine/sources/har.ts': ['../bytes/scan', '../lexicon/names', '@/lib/contracts/words'],
    'lib/engine/specs/yaml.ts': ['yaml', 'js-yaml'],
    'lib/engine/pipeline.ts': ['./sources/har', './specs/yaml'],
    'lib/data/endpoints.ts': ['@/lib/contracts/words', '@/lib/server/env', 'pg', '@prisma/client'],
    'lib/server/env.ts': ['node:path', '@/lib/contracts/words'],
    'lib/server/migrations.ts': ['@/lib/data/endpoints'],
    'lib/server/outbound/send.ts': ['node:https'],
    'lib/services/import.ts': ['@/lib/engine/pipeline', '@/lib/data/endpoints', '@/lib/server/env'],
    'lib/services/import.integration.test.ts': [
      './import',
      '@/lib/data/endpoints',
      '@/testing/factory',
      'vitest',
    ],
    'lib/jobs/retention.ts': ['@/lib/services/import'],
    'lib/client/queries.ts': ['@/lib/contracts/roles', '@orpc/client'],
    'components/ui/table.tsx': ['@/lib/contracts/roles', 'react'],
    'components/inventory/list.tsx': ['@/components/ui/table', '@/lib/client/queries'],
    'app/page.tsx': ['@/components/inventory/list', '@/lib/services/import', '@/lib/client/queries'],
    'bin/commands/import.ts': ['@/lib/services/import', 'commander'],
    'middleware/post.ts': ['node:https', 'node:zlib'],
    'middleware/capture.ts': ['./post'],
    'testing/factory.ts': ['@/lib/data/endpoints', 'fast-check'],
    'bench/paths.bench.ts': ['@/lib/engine/pipeline'],
  });
  const { modules, violations } = await checkBoundaries(root);
  expect(violations).toEqual([]);
  expect(modules).toBe(23);
});
