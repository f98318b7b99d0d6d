import { describe, expect, it } from 'vitest';
import { makeExchangeLines, NOW } from '@/testing/exchange-lines';
import { deliver, withServices } from '@/testing/services';
import { makeSpec } from '@/testing/spec-documents';
import { judgeAll, judgeStale } from './judge-stale';

const services = withServices();

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

  it('after each batch gives what judging everything at the end gives', async () => {
    await deliver(makeSpec(), { file: 'shop.json' });
    for (const seed of [1, 2, 3]) {
      await deliver(makeExchangeLines({ seed, count: 150 }));
      await judgeStale(NOW);
    }
    const [findings, scores] = [await readFindings(), await readScores()];
    await judgeAll(NOW);
    expect(await readFindings()).toEqual(findings);
    expect(await readScores()).toEqual(scores);
  });
});
