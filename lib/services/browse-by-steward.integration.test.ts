import { beforeEach, describe, expect, it } from 'vitest';
import { type FindingFacet, FindingFilter, FindingQuery } from '@/lib/contracts/finding';
import { EndpointFilter, EndpointQuery, type Facet, Risk } from '@/lib/contracts/inventory';
import { makeLine, NOW } from '@/testing/exchange-lines';
import { deliver, withServices } from '@/testing/services';
import { makeSpec } from '@/testing/spec-documents';
import { createTeam } from './accounts/teams';
import { browseFindingFacets, browseFindings } from './browse-findings';
import { browseEndpoints, browseFacets } from './browse-inventory';
import { exportRows } from './export-inventory';
import { judgeStale } from './judge-stale';
import { setStewardship } from './stewardship';

const services = withServices();

const PRODUCTION = 'api.example.com';
const STAGING = 'staging.example.com';

async function idOf(name: string): Promise<number> {
  const [row] = await services.query<{ id: number }>('SELECT "id" FROM "Api" WHERE "name" = $1', [name]);
  return row?.id as number;
}

const endpointsOf = async (filter: Record<string, unknown>) => {
  const { endpoints, total } = await browseEndpoints(EndpointQuery.parse({ limit: 500, ...filter }), NOW);
  expect(endpoints).toHaveLength(total);
  return endpoints;
};
const countOf = async (facet: Facet, filter: Record<string, unknown> = {}) => {
  const { facets } = await browseFacets(EndpointFilter.parse(filter), NOW);
  const values = facets.find((one) => one.facet === facet)?.values ?? [];
  return Object.fromEntries(values.map(({ value, count }) => [value, count]));
};

describe('an estate whose APIs have owners', () => {
  beforeEach(async () => {
    await deliver(makeSpec(), { file: 'shop.json', api: 'Shop' });
    await deliver(
      [PRODUCTION, STAGING].map((host) => makeLine({ url: `https://${host}/admin/users`, status: 200 })),
    );
    const team = await createTeam('Checkout');
    await setStewardship(await idOf('Shop'), { team: team.id, exposure: 'partner' });
    await judgeStale(NOW);
  });

  it('shows the endpoints of a team, and those that nobody answers for', async () => {
    const ours = await endpointsOf({ team: 'Checkout' });
    const nobodys = await endpointsOf({ team: '-' });
    expect(new Set(ours.map(({ api }) => api))).toEqual(new Set(['Shop']));
    expect(new Set(nobodys.map(({ api }) => api))).not.toContain('Shop');
    expect(await countOf('team')).toEqual({ Checkout: ours.length, '-': nobodys.length });
    expect(await countOf('exposure')).toEqual({ partner: ours.length, unknown: nobodys.length });
    expect(await endpointsOf({ exposure: 'partner' })).toEqual(ours);
  });

  it('tells environments apart by host, in the list, the counts and the export', async () => {
    const staging = await endpointsOf({ environment: 'non-production' });
    expect(new Set(staging.map(({ host }) => host))).toEqual(new Set([STAGING]));
    expect((await countOf('environment'))['non-production']).toBe(staging.length);
    const counts = await countOf('environment', { environment: 'production' });
    expect(counts.production).toBe((await endpointsOf({ environment: 'production' })).length);
    const exported: unknown[] = [];
    const order = EndpointQuery.parse({ environment: 'non-production' });
    for await (const rows of exportRows(order, NOW)) exported.push(...rows);
    expect(exported).toEqual(staging);
  });

  it('says of each endpoint how severe its worst finding is, and sorts by that', async () => {
    const { findings } = await browseFindings(FindingQuery.parse({ limit: 500 }), NOW);
    const worst = (id: number) =>
      Risk.options.find((risk) => findings.some((one) => one.endpointId === id && one.severity === risk)) ??
      'none';
    const all = await endpointsOf({ sort: 'risk' });
    const risks = all.map(({ risk }) => risk);
    expect(risks).toEqual(all.map(({ id }) => worst(id)));
    expect(new Set(risks).size).toBeGreaterThan(1);
    expect(risks).toEqual(risks.toSorted((a, b) => Risk.options.indexOf(a) - Risk.options.indexOf(b)));
    const high = all.filter(({ risk }) => risk === 'high');
    expect(await endpointsOf({ risk: 'high', sort: 'risk' })).toEqual(high);
    expect((await countOf('risk')).high).toBe(high.length);
  });

  it('counts no finding as a risk of which nothing is to do', async () => {
    await services.query(`UPDATE "Finding" SET "status" = 5`);
    await services.query(`UPDATE "Api" SET "isStale" = true`);
    await judgeStale(NOW);
    expect(new Set((await endpointsOf({})).map(({ risk }) => risk))).toEqual(new Set(['none']));
  });

  it('shows a team its findings', async () => {
    const { findings } = await browseFindings(FindingQuery.parse({ team: 'Checkout', limit: 500 }), NOW);
    expect(findings.length).toBeGreaterThan(0);
    expect(new Set(findings.map(({ api }) => api))).toEqual(new Set(['Shop']));
    const { facets } = await browseFindingFacets(FindingFilter.parse({}), NOW);
    const facet: FindingFacet = 'team';
    const counts = facets.find((one) => one.facet === facet)?.values ?? [];
    expect(counts.find(({ value }) => value === 'Checkout')?.count).toBe(findings.length);
  });
});
