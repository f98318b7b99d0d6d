import { describe, expect, it } from 'vitest';
import { ApiReport, EstateReport } from '@/lib/contracts/report';
import { makeExchangeLines, NOW } from '@/testing/exchange-lines';
import { deliver, withServices } from '@/testing/services';
import { makeSpec } from '@/testing/spec-documents';
import { readOverview } from './estate-overview';
import { judgeStale } from './judge-stale';
import { exportPosture, reportApi, reportEstate } from './posture-report';

const services = withServices();

async function fill(): Promise<void> {
  await deliver(makeSpec(), { file: 'shop.json' });
  await deliver(makeExchangeLines({ seed: 1, count: 400 }));
  await judgeStale(NOW);
}

const countPending = async (condition = 'true'): Promise<number> => {
  const [row] = await services.query<{ count: number }>(
    `SELECT count(*)::int AS "count" FROM "Finding" f JOIN "Api" a ON a."id" = f."apiId"
      WHERE "status" = 0 AND ${condition}`,
  );
  return row?.count ?? 0;
};

const sum = <Row>(rows: readonly Row[], of: (row: Row) => number) =>
  rows.reduce((total, row) => total + of(row), 0);

describe('the posture report', () => {
  it('is valid and unrated for an empty estate', async () => {
    const report = await reportEstate(NOW);
    expect(EstateReport.parse(report)).toEqual(report);
    expect(report).toMatchObject({ score: null, grade: null, endpoints: 0, apis: [], more: 0 });
    expect(report.severities.map(({ pending }) => pending)).toEqual([0, 0, 0, 0, 0]);
  });

  it('says of the estate what the overview says, and counts every pending finding', async () => {
    await fill();
    const [report, overview] = [await reportEstate(NOW), await readOverview(NOW)];
    expect(EstateReport.parse(report)).toEqual(report);
    expect(report).toMatchObject({
      score: overview.score,
      grade: overview.grade,
      trend: overview.trend,
      endpoints: overview.endpoints,
      coverage: overview.coverage,
      shadow: overview.numbers.shadow.count,
    });
    expect(sum(report.severities, ({ pending }) => pending)).toBe(await countPending());
    expect(sum(report.apis, ({ pending }) => pending)).toBe(await countPending());
    expect(sum(report.apis, ({ urgent }) => urgent)).toBe(await countPending('f."severity" < 2'));
    expect(report.apis).toHaveLength(report.rated + report.unrated);
  });

  it('lists the worst endpoints first, each with all of its rules', async () => {
    await fill();
    const { worstEndpoints } = await reportEstate(NOW);
    expect(worstEndpoints.length).toBeGreaterThan(3);
    const [worst] = worstEndpoints;
    expect(worst?.endpointId).not.toBeNull();
    const rows = await services.query<{ rule: string; severity: number }>(
      `SELECT f."rule", f."severity" FROM "Finding" f JOIN "Endpoint" e USING ("apiId", "method", "key")
        WHERE e."id" = $1 AND f."status" = 0 ORDER BY 1`,
      [worst?.endpointId],
    );
    expect(worst?.findings).toBe(rows.length);
    expect(worst?.rules).toEqual([...new Set(rows.map(({ rule }) => rule))]);
  });

  it('is taken away with every API, each with its fix', async () => {
    await fill();
    const { apis } = await reportEstate(NOW);
    expect(await Array.fromAsync(exportPosture(NOW))).toEqual(apis);
    expect(apis[0]?.fix?.gain).toBeGreaterThan(0);
  });

  it('of one API leaves the others out', async () => {
    await fill();
    const [api] = (await reportEstate(NOW)).apis;
    if (!api) throw new Error('an API is expected');
    const report = await reportApi(api.apiId, NOW);
    expect(ApiReport.parse(report)).toEqual(report);
    expect(report).toMatchObject({ api: api.api, score: api.score, endpoints: api.endpoints });
    expect(sum(report.severities, ({ pending }) => pending)).toBe(api.pending);
    expect(new Set(report.worstEndpoints.map((endpoint) => endpoint.api))).toEqual(new Set([api.api]));
    await expect(reportApi(999_999, NOW)).rejects.toThrow('There is no API 999999.');
  });
});
