import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { closeDatabase } from '@/lib/data/client';
import { givePerson, giveToken } from '../../testing/people';
import { makeSpec } from './batches';
import { BENCH_KEY, type Deployment } from './deployment';

/** Makes a person, a token and the spec of the batches. Answers with the token's header. */
export async function prepare(deployment: Deployment): Promise<string> {
  process.env.GNOMON_KEY = BENCH_KEY;
  process.env.DATABASE_URL = deployment.databaseUrl;
  const { authorization } = await giveToken(await givePerson('admin'), ['intake', 'read']);
  await closeDatabase();
  const spec = await fetch(new URL('/api/v1/sources/upload/batches?file=bench.json', deployment.address), {
    method: 'POST',
    headers: { authorization },
    body: makeSpec(),
  });
  if (!spec.ok) throw new Error(await spec.text());
  return authorization;
}

/** Resolves when so many batches are committed and posted. */
export async function settled(deployment: Deployment, batches: number): Promise<void> {
  for (;;) {
    const [row] = await query<{ waiting: number; done: number }>(
      deployment,
      `SELECT (SELECT count(*) FROM "Delta")::int AS "waiting",
              (SELECT count(*) FROM "Receipt" WHERE "status" = 'done' AND "source" = 'bench')::int AS "done"`,
    ).catch(() => []);
    if (row && row.waiting === 0 && row.done >= batches) return;
    await sleep(500);
  }
}

/** Exchanges in the inventory. */
export async function countRequests(deployment: Deployment): Promise<number> {
  const [row] = await query<{ sum: number }>(
    deployment,
    `SELECT coalesce(sum("requests"), 0)::float8 AS "sum" FROM "ApiHost" WHERE "origin" = 'traffic'`,
  );
  return row?.sum ?? 0;
}

async function query<Row extends pg.QueryResultRow>(deployment: Deployment, sql: string): Promise<Row[]> {
  const client = new pg.Client(deployment.databaseUrl);
  client.on('error', () => {});
  try {
    await client.connect();
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}
