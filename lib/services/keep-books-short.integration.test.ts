import { afterEach, expect, it } from 'vitest';
import { makeLine, NOW } from '@/testing/exchange-lines';
import { deliver, readInventory, withServices } from '@/testing/services';
import { keepBooksShort } from './keep-books-short';
import { listSources } from './list-sources';

const services = withServices();
const HOUR_MS = 3_600_000;
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * HOUR_MS);

afterEach(() => {
  process.env.GNOMON_RECEIPT_DAYS = '';
});

/** A batch of one exchange and one line that cannot be read, of its hour. */
function deliverAt(hours: number, source = 'edge') {
  const time = hoursAgo(hours);
  const line = makeLine({ time: time.toISOString(), url: `https://one.example.com/at/${hours}h` });
  return deliver([line, '{'], { source }, time);
}

const totals = async () =>
  services.query(
    `SELECT "source", sum("receipts")::int AS "receipts", sum("counted")::int AS "counted", sum("skipped")::int AS "skipped",
            (SELECT sum("count")::int FROM "SourceSkip" k WHERE k."source" = h."source") AS "reasons"
       FROM "SourceHour" h GROUP BY 1 ORDER BY 1`,
  );
const count = async (table: string) =>
  (await services.query<{ n: number }>(`SELECT count(*)::int AS "n" FROM "${table}"`))[0]?.n;

it('takes old receipts away, and changes no total, no time and no endpoint', async () => {
  for (const hours of [2000, 1999, 1990, 1000, 30, 2, 1]) await deliverAt(hours);
  await deliverAt(1500, 'quiet');
  const before = {
    totals: await totals(),
    inventory: await readInventory(),
    sources: await listSources(NOW),
  };
  expect(await keepBooksShort(NOW)).toBe(4);
  expect(await count('Receipt')).toBe(4);
  expect({
    totals: await totals(),
    inventory: await readInventory(),
    sources: await listSources(NOW),
  }).toEqual(before);
  expect(await keepBooksShort(NOW)).toBe(0);
});

it('rolls hours up into days after five weeks, once', async () => {
  for (const hours of [2000, 1999, 1998, 100, 99]) await deliverAt(hours);
  const before = await totals();
  expect(await count('SourceHour')).toBe(5);
  await keepBooksShort(NOW);
  const days = await services.query<{ hour: Date }>('SELECT "hour" FROM "SourceHour" ORDER BY 1');
  expect(days.length).toBeLessThan(5);
  expect(days[0]?.hour.getUTCHours()).toBe(0);
  expect(await totals()).toEqual(before);
  await keepBooksShort(NOW);
  expect(await totals()).toEqual(before);
});

it('keeps receipts as long as it is told', async () => {
  for (const hours of [60, 30, 1]) await deliverAt(hours);
  process.env.GNOMON_RECEIPT_DAYS = '1';
  expect(await keepBooksShort(NOW)).toBe(2);
});
