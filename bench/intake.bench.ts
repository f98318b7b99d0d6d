import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { closeDatabase } from '@/lib/data/client';
import { findHolder } from '@/lib/server/holder';
import { StartedProduct } from '../e2e/started-product';
import { givePerson, giveToken, TEST_PASSWORD } from '../testing/people';
import { LINES_PER_BATCH, makeBatches, makeSpec } from './live/batches';
import { quantile, Sender } from './live/sender';

/**
 * Durable intake over HTTP: gzip NDJSON batches of 1,000 exchanges of about 500 bytes over 1,000 endpoints, acknowledged
 * after their commit; the sender, Gnomon and its Postgres share the machine's cores. Beside JSON.parse per line.
 */
const BATCHES = 100;
const CONNECTIONS = 64;
const WARM_MS = 5000;
const FLOOD_MS = 40_000;
const PACE_MS = 20_000;
const PAGE_ROUNDS = 12;
const PAGES = ['/', '/inventory', '/findings', '/sources'];

const batches = makeBatches(BATCHES, Date.now());
const floor = measureFloor();
say('JSON.parse per line (the floor)', `${Math.round(floor)} exchanges/s on one core`);

const product = new StartedProduct();
try {
  const address = await product.start();
  const url = findHolder(product.dataFolder)?.databaseUrl;
  if (url === undefined) throw new Error('Gnomon does not say where its database is.');
  process.env.DATABASE_URL = url;
  process.env.GNOMON_DATA = product.dataFolder;
  const admin = await givePerson('admin');
  const { authorization } = await giveToken(admin, ['intake']);
  const cookie = await signIn(address, admin.email);
  const client = new pg.Client(url);
  await client.connect();
  const spec = await fetch(new URL('/api/v1/sources/upload/batches?file=bench.json', address), {
    method: 'POST',
    headers: { authorization },
    body: makeSpec(),
  });
  if (!spec.ok) throw new Error(await spec.text());

  const options = { address, authorization, source: 'bench', bodies: batches.map(({ packed }) => packed) };
  const warm = new Sender(options);
  await warm.flood(CONNECTIONS, WARM_MS);
  warm.close();
  await posted(client);
  const idle = await timePages(address, cookie, PAGE_ROUNDS);

  const rowsBefore = await rowsWritten(client);
  const sender = new Sender(options);
  const startMs = performance.now();
  const flooding = sender.flood(CONNECTIONS, FLOOD_MS);
  await sleep(WARM_MS);
  const busy = await timePages(address, cookie, PAGE_ROUNDS);
  await flooding;
  const seconds = (performance.now() - startMs) / 1000;
  sender.close();
  const exchanges = sender.acknowledged * LINES_PER_BATCH;
  const rate = exchanges / seconds;
  await posted(client);
  const rows = (await rowsWritten(client)) - rowsBefore;

  const paced = new Sender(options);
  await paced.pace(rate / 2 / LINES_PER_BATCH, PACE_MS);
  paced.close();
  await posted(client);
  const [stored] = (
    await client.query(`SELECT sum("requests")::float8 AS "sum" FROM "ApiHost" WHERE "origin" = 'traffic'`)
  ).rows;
  const acknowledged = warm.acknowledged + sender.acknowledged + paced.acknowledged;

  say(
    'acknowledged after commit',
    `${Math.round(rate)} exchanges/s, ${percent(rate / floor)} of the floor (target 40 %), ${sender.refused} batches told to wait`,
  );
  say(
    'acknowledgement under it',
    `p50 ${Math.round(quantile(sender.latencies, 0.5))} ms, p99 ${Math.round(quantile(sender.latencies, 0.99))} ms`,
  );
  say(
    'acknowledgement at half the rate',
    `p50 ${Math.round(quantile(paced.latencies, 0.5))} ms, p99 ${Math.round(quantile(paced.latencies, 0.99))} ms (target 500 ms)`,
  );
  say('rows written per million', `${Math.round((rows / exchanges) * 1e6)} (target 5,000)`);
  say(
    'pages, p95',
    `idle ${Math.round(idle)} ms, under full intake ${Math.round(busy)} ms: ${(busy / idle).toFixed(1)} × (target 2 ×)`,
  );
  say(
    'in the inventory',
    `${stored.sum} of ${acknowledged * LINES_PER_BATCH} acknowledged: ${stored.sum === acknowledged * LINES_PER_BATCH ? 'all' : 'NOT ALL'}`,
  );
  await client.end();
  await closeDatabase();
} finally {
  await product.pressCtrlC().catch(() => {});
  product.remove();
}

function measureFloor(): number {
  const lines = batches.slice(0, 50).flatMap(({ text }) => text.trimEnd().split('\n'));
  for (const line of lines) JSON.parse(line);
  const startMs = performance.now();
  for (const line of lines) JSON.parse(line);
  return lines.length / ((performance.now() - startMs) / 1000);
}

async function signIn(address: string, email: string): Promise<string> {
  const answer = await fetch(new URL('/api/auth/sign-in/email', address), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: new URL(address).origin },
    body: JSON.stringify({ email, password: TEST_PASSWORD }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

/** 95th percentile of the server's answer, whole, over all pages. */
async function timePages(address: string, cookie: string, rounds: number): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const page of PAGES) {
      const startMs = performance.now();
      const answer = await fetch(new URL(page, address), { headers: { cookie }, redirect: 'manual' });
      await answer.text();
      if (answer.status !== 200) throw new Error(`${page} was answered with ${answer.status}.`);
      times.push(performance.now() - startMs);
    }
  }
  return quantile(times, 0.95);
}

/** Resolves when the inventory has taken in all that was committed. */
async function posted(client: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query('SELECT count(*)::int AS "waiting" FROM "Delta"');
    if (rows[0].waiting === 0) return;
    await sleep(200);
  }
}

async function rowsWritten(client: pg.Client): Promise<number> {
  await sleep(2000);
  const { rows } = await client.query(
    'SELECT sum(n_tup_ins + n_tup_upd + n_tup_del)::float8 AS "written" FROM pg_stat_user_tables',
  );
  return rows[0].written;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function say(what: string, figures: string): void {
  console.log(`${what.padEnd(36)} ${figures}`);
}
