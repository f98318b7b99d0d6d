import { describe, expect, it } from 'vitest';
import { FindingStatus } from '@/lib/contracts/finding';
import { makeExchangeLines, makeLine, NOW } from '@/testing/exchange-lines';
import { deliver, withServices } from '@/testing/services';
import { makeSpec } from '@/testing/spec-documents';
import { judgeAll, judgeStale } from './judge-stale';
import { addOverride } from './override-templates';

const services = withServices();
const DAY_MS = 86_400_000;
const OPEN = FindingStatus.options.indexOf('open');
const RESOLVED = FindingStatus.options.indexOf('resolved');
const SCHEMES = { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } };

const readFindings = () =>
  services.query(
    `SELECT a."name", f."rule", f."severity", f."status", f."method", f."key", f."host", f."qualifier", f."evidence"::text,
            f."lastSeen", round(f."gain"::numeric, 2) AS "gain"
       FROM "Finding" f JOIN "Api" a ON a."id" = f."apiId" ORDER BY 1, 2, 5, 6, 7, 8`,
  );
const readScores = () =>
  services.query(
    'SELECT a."name", s."score", s."debt" FROM "ApiScore" s JOIN "Api" a ON a."id" = s."apiId" ORDER BY 1',
  );

describe('judging in the background', () => {
  it('finds, scores and leaves nothing waiting', async () => {
    await deliver(makeSpec(), { file: 'shop.json' });
    await deliver(makeExchangeLines({ seed: 1, count: 300 }));
    expect(await judgeStale(NOW)).toBeGreaterThan(0);
    expect((await readFindings()).length).toBeGreaterThan(0);
    expect((await readScores()).length).toBeGreaterThan(0);
    expect(await judgeStale(NOW)).toBe(0);
  });

  it('carries a finding over to the template that a person made, with its history', async () => {
    const visit = (word: string) => makeLine({ url: `https://people.example.com/reports/${word}/rows` });
    await deliver(['search', 'export'].flatMap((word) => Array.from({ length: 4 }, () => visit(word))));
    await judgeStale(NOW);
    const shadows = () =>
      services.query<{ id: number; apiId: number; key: string; status: number }>(
        `SELECT "id", "apiId", "key", "status" FROM "Finding" WHERE "rule" = 'INV-01' ORDER BY "id"`,
      );
    const [first, second] = await shadows();
    if (!first || !second) throw new Error('two shadow endpoints are expected');
    expect([first.key, second.key].sort()).toEqual(['/reports/export/rows', '/reports/search/rows']);
    await addOverride(first.apiId, { prefix: '/reports', kind: 'merge', words: [] }, NOW);
    await judgeStale(NOW);
    expect(await shadows()).toMatchObject([
      { id: first.id, key: '/reports/{}/rows', status: OPEN },
      { id: second.id, key: second.key, status: RESOLVED },
    ]);
    const events = await services.query<{ kind: string }>(
      'SELECT "kind" FROM "FindingEvent" WHERE "findingId" = $1 ORDER BY "id"',
      [first.id],
    );
    expect(events.map(({ kind }) => kind)).toEqual(['opened', 'moved']);
  });

  it('resolves what a new revision no longer shows, and reopens what comes back', async () => {
    const open = makeSpec();
    const closed = { ...makeSpec(), security: [{ token: [] }], components: SCHEMES };
    const unsecured = () =>
      services.query<{ status: number; regressions: number }>(
        `SELECT DISTINCT "status", "regressions" FROM "Finding" WHERE "rule" IN ('AUTH-04', 'AUTH-05')`,
      );
    for (const [spec, expected] of [
      [open, { status: OPEN, regressions: 0 }],
      [closed, { status: RESOLVED, regressions: 0 }],
      [
        { ...open, 'x-again': true },
        { status: OPEN, regressions: 1 },
      ],
    ] as const) {
      await deliver(spec, { file: 'shop.json' });
      await judgeStale(NOW);
      expect(await unsecured()).toEqual([expected]);
    }
  });

  it('after each batch gives what judging everything at the end gives', async () => {
    await deliver(makeSpec(), { file: 'shop.json' });
    for (const seed of [1, 2, 3]) {
      await deliver(makeExchangeLines({ seed, count: 150 }));
      await judgeStale(NOW);
    }
    await expectTheSameOfAll(NOW);
  });

  it('waits for an upload that is under way, as long as it was told to', async () => {
    await deliver(makeSpec(), { file: 'shop.json' });
    await services.query(`UPDATE "Receipt" SET "status" = 'running'`);
    const startMs = performance.now();
    expect(await judgeStale(NOW, 1000)).toBe(1);
    expect(performance.now() - startMs).toBeGreaterThan(990);
  });

  it('and as hosts go on while endpoints fall silent, or are never called', async () => {
    await deliver(makeSpec(), { file: 'shop.json' });
    for (const [seed, days] of [
      [1, 0],
      [2, 10],
      [3, 25],
      [4, 60],
    ] as const) {
      const now = new Date(NOW.getTime() + days * DAY_MS);
      await deliver(makeExchangeLines({ seed, count: 60, now }), {}, now);
      await judgeStale(now);
      await expectTheSameOfAll(now);
    }
    const statuses = await services.query(
      `SELECT DISTINCT "status" FROM "Finding" WHERE "rule" = 'INV-08' ORDER BY 1`,
    );
    expect(statuses.length).toBe(2);
  });

  async function expectTheSameOfAll(now: Date): Promise<void> {
    const [findings, scores] = [await readFindings(), await readScores()];
    await judgeAll(now);
    expect(await readFindings()).toEqual(findings);
    expect(await readScores()).toEqual(scores);
  }
});
