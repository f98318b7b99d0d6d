import { describe, expect, it } from 'vitest';
import {
  FINDING_FACETS,
  FindingExport,
  type FindingFilter,
  FindingQuery,
  type FindingRow,
  FindingSort,
  FindingStatus,
} from '@/lib/contracts/finding';
import { Severity } from '@/lib/contracts/rule';
import { makeExchangeLines, NOW } from '@/testing/exchange-lines';
import { deliver, withServices } from '@/testing/services';
import { makeSpec } from '@/testing/spec-documents';
import { browseFindingFacets, browseFindings, readLastEvent } from './browse-findings';
import { exportFindingRows, exportFindings } from './export-findings';
import { inspectFinding } from './inspect-finding';
import { judgeStale } from './judge-stale';

const services = withServices();
const DAY_MS = 86_400_000;
const HALF_A_YEAR = new Date(NOW.getTime() + 183 * DAY_MS);

/** A spec and traffic that fit badly, judged; one finding in three is in another status, some times differ. */
async function fill(): Promise<void> {
  await deliver(makeSpec(), { file: 'shop.json' });
  await deliver(makeExchangeLines({ seed: 1, count: 400 }));
  await judgeStale(NOW);
  await services.query(
    `UPDATE "Finding" SET "status" = CASE WHEN "id" % 3 = 0 THEN "id" % $1 ELSE "status" END,
            "openedAt" = "openedAt" - ("id" % 5) * interval '1 day'`,
    [FindingStatus.options.length],
  );
  await services.query('UPDATE "Estate" SET "version" = "version" + 1');
}

async function readPages(
  query: Record<string, unknown>,
  now = NOW,
): Promise<{ rows: FindingRow[]; total: number }> {
  const rows: FindingRow[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await browseFindings(FindingQuery.parse({ ...query, cursor }), now);
    rows.push(...page.findings);
    if (page.nextCursor === null) return { rows, total: page.total };
    cursor = page.nextCursor;
  }
}

const EVERY_STATUS = { status: FindingStatus.options };
const FILTERS: Record<string, unknown>[] = [
  {},
  EVERY_STATUS,
  { q: 'shop' },
  { severity: ['high', 'low'] },
  { status: 'resolved' },
  { overdue: 'true' },
];

describe.each(FindingSort.options)('paging by %s', (sort) => {
  it('shows every finding of each filter once, in one order', async () => {
    await fill();
    for (const filter of FILTERS) {
      const whole = await readPages({ ...filter, sort, limit: 500 }, HALF_A_YEAR);
      expect(whole.rows.length).toBeGreaterThan(0);
      expect(whole.rows).toHaveLength(whole.total);
      expect(new Set(whole.rows.map(({ id }) => id)).size).toBe(whole.total);
      const paged = await readPages({ ...filter, sort, limit: 7 }, HALF_A_YEAR);
      expect(paged.rows).toEqual(whole.rows);
    }
  });
});

const RANKS: Record<FindingSort, (row: FindingRow) => (number | string)[]> = {
  urgency: ({ severity, gain }) => [Severity.options.indexOf(severity), -gain],
  gain: ({ gain }) => [-gain],
  due: ({ dueAt }) => [dueAt ?? '~'],
  opened: ({ openedAt }) => [-Date.parse(openedAt)],
  lastSeen: ({ lastSeen }) => [lastSeen === null ? 0 : -Date.parse(lastSeen)],
};

it.each(FindingSort.options)('puts first by %s what is first', async (sort) => {
  await fill();
  const { rows } = await readPages({ ...EVERY_STATUS, sort, limit: 50 });
  const ranks = rows.map(RANKS[sort]);
  const inOrder = ranks.every((rank, i) => i === 0 || compare(ranks[i - 1] ?? [], rank) <= 0);
  expect(inOrder).toBe(true);
});

function compare(one: (number | string)[], other: (number | string)[]): number {
  const at = one.findIndex((value, i) => value !== other[i]);
  return at === -1 ? 0 : (one[at] as number) < (other[at] as number) ? -1 : 1;
}

it('counts for each value of a facet what a filter by it would leave', async () => {
  await fill();
  const filters: FindingFilter[] = [
    {},
    { severity: ['high', 'medium'], confidence: ['high'] },
    { overdue: true },
  ];
  for (const filter of filters) {
    const { total, overdue, facets } = await browseFindingFacets(filter, HALF_A_YEAR);
    const count = async (over: FindingFilter) =>
      (await browseFindings(FindingQuery.parse({ ...filter, ...over, limit: 1 }), HALF_A_YEAR)).total;
    expect(total).toBe(await count({}));
    expect(overdue).toBe(await count({ overdue: true }));
    expect(facets.map(({ facet }) => facet)).toEqual(FINDING_FACETS);
    for (const { facet, values } of facets) {
      expect(values.length).toBeGreaterThan(0);
      for (const { value, count: counted } of values) expect(counted).toBe(await count({ [facet]: [value] }));
    }
  }
});

it('dates what needs doing by its severity, and nothing else', async () => {
  await fill();
  const { rows } = await readPages({ ...EVERY_STATUS, limit: 500 }, HALF_A_YEAR);
  const days = { critical: 7, high: 30, medium: 90, low: 120, info: null };
  for (const { severity, status, openedAt, dueAt, isOverdue } of rows) {
    const isPending = ['open', 'triaged', 'in-progress', 'fix-claimed'].includes(status);
    const term = days[severity];
    const due = isPending && term !== null ? new Date(Date.parse(openedAt) + term * DAY_MS) : null;
    expect(dueAt).toBe(due?.toISOString() ?? null);
    expect(isOverdue).toBe(due !== null && due < HALF_A_YEAR);
  }
  expect(rows.some(({ isOverdue }) => isOverdue)).toBe(true);
  const before = await readPages({ overdue: 'true' }, NOW);
  expect(before.total).toBe(0);
});

it('leads to the endpoint, and from an endpoint to what is open there', async () => {
  await fill();
  const { rows } = await readPages({ limit: 500 });
  const row = rows.find(({ endpointId }) => endpointId !== null);
  if (!row) throw new Error('a finding of an endpoint is expected');
  const places = await services.query('SELECT "method", "path", "apiId" FROM "Endpoint" WHERE "id" = $1', [
    row.endpointId,
  ]);
  expect(places).toEqual([{ method: row.method, path: row.path, apiId: row.apiId }]);
  const there = await readPages({ endpoint: row.endpointId });
  expect(there.rows.map(({ id }) => id).sort()).toEqual(
    rows
      .filter(({ endpointId }) => endpointId === row.endpointId)
      .map(({ id }) => id)
      .sort(),
  );
  expect((await readPages({ endpoint: 2 ** 31 - 1 })).total).toBe(0);
});

it('searches places, APIs, rules and their titles, every word of it', async () => {
  await fill();
  const idsOf = async (q: string) =>
    new Set((await readPages({ q, limit: 500 })).rows.map(({ rule }) => rule));
  expect(await idsOf('inv-01')).toEqual(new Set(['INV-01']));
  expect(await idsOf('shadow ENDPOINT /accounts')).toEqual(new Set(['INV-01']));
  const { rows } = await readPages({ q: 'ledger.example.com', limit: 500 });
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.every(({ api, host }) => `${api} ${host}`.includes('ledger.example.com'))).toBe(true);
  expect((await readPages({ q: '%' })).total).toBe(0);
});

it('tells of one finding what was seen, why, the fix and what became of it', async () => {
  await fill();
  const { rows } = await readPages({ q: 'INV-01' });
  const [row] = rows;
  if (!row) throw new Error('a shadow endpoint is expected');
  const { evidence, about, events, ...rest } = await inspectFinding(row.id, NOW);
  expect(rest).toMatchObject(row);
  expect(rest.steps).toEqual(['triage', 'start', 'claim', 'accept', 'dismiss', 'mark-duplicate']);
  expect(evidence[0]?.says).toBe(row.says);
  expect(about).toMatchObject({ risk: { label: expect.stringMatching(/^API9:2023/) } });
  expect(about?.clears.length).toBeGreaterThan(0);
  expect(events).toMatchObject([
    { at: NOW.toISOString(), kind: 'opened', says: 'It was found.', actor: null },
  ]);
  await expect(inspectFinding(2 ** 31 - 1, NOW)).rejects.toMatchObject({ status: 404 });
});

it('knows the last thing that happened to any finding', async () => {
  expect(await readLastEvent()).toEqual({ id: null, at: null });
  await fill();
  const before = await readLastEvent();
  expect(before.at).toBe(NOW.toISOString());
  await deliver({ ...makeSpec(), security: [{ token: [] }] }, { file: 'shop.json' });
  await judgeStale(NOW);
  expect((await readLastEvent()).id).toBeGreaterThan(before.id as number);
});

it('exports the same rows in the same order, with their evidence', async () => {
  await fill();
  const query = FindingExport.parse({ sort: 'gain', severity: 'medium' });
  const { rows } = await readPages({ sort: 'gain', severity: 'medium', limit: 500 });
  expect((await Array.fromAsync(exportFindingRows(query, NOW))).flat()).toEqual(rows);
  const lines = await Array.fromAsync(exportFindings(query, NOW));
  expect(lines.map(({ evidence, ...row }) => ({ ...row, says: evidence[0]?.says }))).toEqual(rows);
});
