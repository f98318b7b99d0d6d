import { describe, expect, it } from 'vitest';
import { EstateOverview } from '@/lib/contracts/estate';
import { makeExchangeLines, makeLine, NOW } from '@/testing/exchange-lines';
import { deliver, withServices } from '@/testing/services';
import { makeSpec } from '@/testing/spec-documents';
import { readOverview } from './estate-overview';
import { judgeStale } from './judge-stale';

const services = withServices();
const DAY_MS = 86_400_000;
const daysAfter = (days: number) => new Date(NOW.getTime() + days * DAY_MS);

async function fill(now = NOW): Promise<void> {
  await deliver(makeSpec(), { file: 'shop.json' }, now);
  await deliver(makeExchangeLines({ seed: 1, count: 400, now }), {}, now);
  await judgeStale(now);
}

const countNamed = async (bit: number): Promise<number> => {
  const [row] = await services.query<{ count: number }>(
    `SELECT count(*)::int AS "count" FROM "Endpoint" WHERE ("names" & ${1 << bit}) <> 0`,
  );
  return row?.count ?? 0;
};

describe('the overview of the estate', () => {
  it('is empty, unrated and valid where nothing was imported', async () => {
    const overview = await readOverview(NOW);
    expect(EstateOverview.parse(overview)).toEqual(overview);
    expect(overview).toMatchObject({ score: null, grade: null, apis: 0, trend: [], costliest: [] });
  });

  it('counts what the inventory holds', async () => {
    await fill();
    const overview = await readOverview(NOW);
    expect(EstateOverview.parse(overview)).toEqual(overview);
    const [rows] = await services.query<{ endpoints: number; apis: number }>(
      'SELECT count(*)::int AS "endpoints", count(DISTINCT "apiId")::int AS "apis" FROM "Endpoint"',
    );
    expect(overview).toMatchObject({ ...rows });
    const { documentedAndSeen, seenOnly, documentedOnly } = overview.coverage;
    expect(documentedAndSeen + seenOnly + documentedOnly).toBeLessThanOrEqual(overview.endpoints);
    expect(seenOnly).toBeGreaterThan(0);
    expect(overview.numbers.shadow.count).toBe(await countNamed(0));
    expect(overview.numbers.zombie.count).toBe(await countNamed(1));
    expect(overview.numbers.unauthenticated.count).toBe(await countNamed(3));
  });

  it('has the score that judging stored, and a line of the days before', async () => {
    await services.query(
      `INSERT INTO "ScoreSnapshot" VALUES (0, '2026-02-20', 51, 3, 0.5, 1), (0, '2025-11-01', 90, 0, 1, 1)`,
    );
    await fill();
    const overview = await readOverview(NOW);
    const [stored] = await services.query<{ score: number }>(
      `SELECT "score" FROM "ScoreSnapshot" WHERE "apiId" = 0 ORDER BY "day" DESC LIMIT 1`,
    );
    expect(overview.score).toBe(stored?.score);
    expect(overview.trend.map(({ day }) => day)).toEqual(['2026-02-20', '2026-03-01']);
    expect(overview.rated).toBe(overview.apis);
  });

  it('compares with the day a week ago, or the last one counted before', async () => {
    await fill();
    expect((await readOverview(NOW)).numbers.shadow.weekAgo).toBeNull();
    const then = (await readOverview(NOW)).numbers;
    await deliver(
      [makeLine({ url: 'https://shop.example.com/v1/late', time: daysAfter(8).toISOString() })],
      {},
      daysAfter(8),
    );
    await judgeStale(daysAfter(8));
    const { numbers } = await readOverview(daysAfter(8));
    expect(numbers.shadow.weekAgo).toEqual({ day: '2026-03-01', count: then.shadow.count });
    expect(numbers.overdue.weekAgo).toEqual({ day: '2026-03-01', count: 0 });
    expect((await readOverview(daysAfter(30))).numbers.shadow.weekAgo).toBeNull();
  });

  it('counts findings as overdue once their date has passed', async () => {
    await fill();
    const [high] = await services.query<{ count: number }>(
      `SELECT count(*)::int AS "count" FROM "Finding" WHERE "severity" = 1`,
    );
    const [critical] = await services.query<{ count: number }>(
      `SELECT count(*)::int AS "count" FROM "Finding" WHERE "severity" = 0`,
    );
    expect(high?.count).toBeGreaterThan(0);
    const urgent = critical?.count ?? 0;
    expect((await readOverview(daysAfter(7))).numbers.overdue.count).toBe(0);
    expect((await readOverview(daysAfter(8))).numbers.overdue).toMatchObject({ count: urgent });
    expect((await readOverview(daysAfter(31))).numbers.overdue).toMatchObject({
      count: urgent + (high?.count ?? 0),
      appeared: high?.count,
    });
    await services.query('UPDATE "Finding" SET "status" = 4');
    expect((await readOverview(daysAfter(31))).numbers.overdue.count).toBe(0);
  });

  it('shows what appeared this week by API, the newest first, a few of each', async () => {
    const visit = (host: string, path: string, daysAgo: number) =>
      makeLine({ url: `https://${host}/${path}`, time: daysAfter(-daysAgo).toISOString() });
    await deliver([
      ...['carts', 'orders', 'users', 'search', 'login', 'health'].map((word, i) =>
        visit('new.example.com', word, 2 + i / 10),
      ),
      visit('newer.example.com', 'word', 1),
      visit('old.example.net', 'word', 30),
    ]);
    const { appeared } = await readOverview(NOW);
    expect(appeared).toMatchObject({ endpoints: 7, apis: 2 });
    expect(appeared.byApi.map(({ api, count }) => [api, count])).toEqual([
      ['newer.example.com', 1],
      ['new.example.com', 6],
    ]);
    expect(appeared.byApi[1]?.endpoints.map(({ path }) => path)).toEqual([
      '/carts',
      '/orders',
      '/users',
      '/search',
    ]);
  });

  it('names the APIs that lose most, with the fix that wins back most', async () => {
    await fill();
    const { costliest } = await readOverview(NOW);
    const scores = costliest.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => a - b));
    expect(costliest.length).toBeGreaterThan(1);
    for (const { apiId, pending, fix } of costliest) {
      const findings = await services.query<{ id: number; rule: string; gain: number }>(
        'SELECT "id", "rule", "gain" FROM "Finding" WHERE "apiId" = $1 AND "status" = 0',
        [apiId],
      );
      expect(pending).toBe(findings.length);
      expect(fix?.findings).toBe(findings.filter(({ rule }) => rule === fix?.rule).length);
      expect(fix?.gain).toBeGreaterThanOrEqual(Math.max(...findings.map(({ gain }) => gain)) - 1e-6);
      if (fix?.findings === 1) expect(fix.findingId).toBe(findings.find(({ rule }) => rule === fix.rule)?.id);
      else expect(fix?.findingId).toBeNull();
    }
  });
});
