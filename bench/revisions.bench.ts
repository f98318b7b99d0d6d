import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DIFF_LIMITS, diffSpecs, type SpecDiff } from '@/lib/engine/specs/diff/diff-specs';

/**
 * Cost of comparing GitHub's description with itself and with a changed copy, beside JSON.parse of both.
 *
 *     SPECS=/some/node_modules npm run bench -- revisions
 *
 * SPECS is a node_modules folder that holds @octokit/openapi (npm install @octokit/openapi, apart from the product).
 */
const GITHUB = '@octokit/openapi/generated/api.github.com.json';
const ROUNDS = 5;
const TARGET_MS = 1000;
/** Every so many operations of the copy lose something, gain something, or are gone. */
const CHANGED_EVERY = 10;
const REMOVED_EVERY = 97;

const file = path.join(process.env.SPECS ?? '', GITHUB);
if (!process.env.SPECS || !existsSync(file)) {
  console.error('Set SPECS to a node_modules folder that holds @octokit/openapi.');
  process.exit(2);
}

type Item = Record<string, { parameters?: unknown[] }>;
const now = new Date('2026-01-01');
const bytes = readFileSync(file);
measure('itself', bytes);
measure('a changed copy', changedCopy());

function changedCopy(): Uint8Array {
  const copy = JSON.parse(bytes.toString('utf8'));
  copy.components.schemas['simple-user'].properties.login = { type: 'integer' };
  let count = 0;
  for (const item of Object.values<Item>(copy.paths)) {
    for (const method of Object.keys(item)) {
      count++;
      if (count % REMOVED_EVERY === 0) delete item[method];
      const parameters = count % CHANGED_EVERY === 0 ? item[method]?.parameters : undefined;
      parameters?.splice(0, 1, { in: 'query', name: 'since', required: true, schema: { type: 'string' } });
    }
  }
  return Buffer.from(JSON.stringify(copy));
}

function measure(name: string, other: Uint8Array): void {
  const upload = (content: Uint8Array) => ({ entry: 'a.json', files: new Map([['a.json', content]]) });
  let best = Number.POSITIVE_INFINITY;
  let floor = Number.POSITIVE_INFINITY;
  let found: SpecDiff | undefined;
  const first = performance.now();
  let firstMs = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    found = diffSpecs(upload(bytes), upload(other), { limits: DIFF_LIMITS, now });
    best = Math.min(best, performance.now() - start);
    if (round === 0) firstMs = performance.now() - first;
    const parsing = performance.now();
    for (const content of [bytes, other]) JSON.parse(Buffer.from(content).toString('utf8'));
    floor = Math.min(floor, performance.now() - parsing);
  }
  const megabytes = ((bytes.length + other.length) / 1e6).toFixed(1);
  const took = `${firstMs.toFixed(0)} ms at first, ${best.toFixed(0)} ms at best, ${(best / floor).toFixed(1)} × JSON.parse of both`;
  console.log(`GitHub's and ${name}, ${megabytes} MB: ${found?.changes.length} changes, ${took}`);
  if (firstMs > TARGET_MS) console.log(`  MISSED: ${TARGET_MS} ms at first`);
}
