import { describe, expect, it } from 'vitest';
import { ApiQuery, ApiSort } from '@/lib/contracts/inventory';
import { applyOverlay, type Json } from '@/lib/engine/remedy/overlay/apply-overlay';

import { SHOP } from '@/testing/estate';
import { makeExchanges, makeLine, NOW } from '@/testing/exchange-lines';
import { deliver, readInventory, withServices } from '@/testing/services';
import { makeSpec } from '@/testing/spec-documents';
import { browseApis } from './browse-apis';
import { browseRevisions, compareRevisions } from './compare-revisions';
import { NotFoundError, UnusableError } from './errors';
import { explainScore } from './explain-score';
import { inspectApi, listTroubled } from './inspect-api';
import { judgeStale } from './judge-stale';
import { listCallers } from './list-callers';
import { overlayOf } from './write-overlay';

const services = withServices();

const traffic = () => makeExchanges({ seed: 5, count: 2000 }).map((line) => JSON.stringify(line));

/** A shop with a spec and shadows, and three hosts without a spec; judged. */
async function fill(): Promise<number> {
  await deliver(makeSpec());
  await deliver(traffic());
  await judgeStale(NOW);
  return idOf('Shop');
}

async function idOf(name: string): Promise<number> {
  const { apis } = await browseApis(ApiQuery.parse({}));
  const api = apis.find((one) => one.name === name);
  if (!api) throw new Error(`no API ${name}`);
  return api.id;
}

const stored = (id: number) =>
  services.query<{ score: number; debt: number; evidenceCoverage: number }>(
    'SELECT "score", "debt", "evidenceCoverage" FROM "ApiScore" WHERE "apiId" = $1',
    [id],
  );

describe('the list of APIs', () => {
  it('has for each its score, coverage, open findings and last traffic', async () => {
    const id = await fill();
    const { apis, total } = await browseApis(ApiQuery.parse({}));
    expect(total).toBe(apis.length);
    const shop = apis.find((api) => api.id === id);
    const [row] = await stored(id);
    expect(shop).toMatchObject({ name: 'Shop', score: row?.score, specs: 1 });
    const counted = await services.query<{ count: number }>(
      'SELECT count(*)::int AS "count" FROM "Finding" WHERE "apiId" = $1 AND "status" = 0',
      [id],
    );
    const open = Object.values(shop?.findings ?? {}).reduce((sum, count) => sum + count, 0);
    expect(open).toBe(counted[0]?.count);
    expect(open).toBeGreaterThan(0);
    const seen = (await readInventory()).filter(({ api }) => api === 'Shop');
    expect(shop?.lastSeen).toBe(
      seen.map(({ lastSeen }) => lastSeen).sort((a, b) => ((a ?? '') < (b ?? '') ? 1 : -1))[0],
    );
  });

  it.each(ApiSort.options)('shows each once, in one order, paged by %s', async (sort) => {
    await fill();
    const whole = await browseApis(ApiQuery.parse({ sort }));
    expect(whole.apis.length).toBeGreaterThan(3);
    const ids: number[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await browseApis(ApiQuery.parse({ sort, limit: 2, cursor }));
      ids.push(...page.apis.map((api) => api.id));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(ids).toEqual(whole.apis.map((api) => api.id));
  });

  it('finds by the words of name and hosts', async () => {
    await fill();
    const names = async (q: string) => (await browseApis(ApiQuery.parse({ q }))).apis.map(({ name }) => name);
    expect(await names(`SHOP ${SHOP}`)).toContain('Shop');
    expect(await names('there is no such')).toEqual([]);
  });
});

describe('the score of an API', () => {
  it('is explained as it is stored, and its steps go from 100 down to it', async () => {
    const id = await fill();
    const explained = await explainScore(id);
    const [row] = await stored(id);
    expect(explained).toMatchObject({ ...row });
    expect(explained.steps.length).toBeGreaterThan(1);
    expect(explained.steps[0]?.from).toBe(100);
    expect(Math.abs((explained.steps.at(-1)?.to ?? 0) - (explained.score ?? 0))).toBeLessThan(0.051);
    const gains = await services.query<{ id: number; gain: number }>('SELECT "id", "gain" FROM "Finding"');
    const gainOf = new Map(gains.map((finding) => [finding.id, finding.gain]));
    for (const { places } of explained.steps)
      for (const { finding, gain } of places)
        expect(Math.abs(gain - (gainOf.get(finding) ?? -1))).toBeLessThan(0.01);
  });

  it('counts accepted risks for half, and false positives for nothing', async () => {
    const id = await fill();
    const before = await explainScore(id);
    const worst = before.steps[0]?.places[0]?.finding;
    await services.query('UPDATE "Finding" SET "status" = 6 WHERE "id" = $1', [worst]);
    const after = await explainScore(id);
    expect(after.debt).toBeLessThan(before.debt);
    expect(after.steps.flatMap(({ places }) => places.map(({ finding }) => finding))).not.toContain(worst);
  });

  it('stands in the head with its documents and trend', async () => {
    const id = await fill();
    const api = await inspectApi(id, NOW);
    expect(api.documents).toEqual([{ title: 'Shop', format: 'openapi-3.1', version: '1', revision: 1 }]);
    expect(api.trend).toEqual([
      { day: '2026-03-01', score: api.score, evidenceCoverage: api.evidenceCoverage },
    ]);
    expect(api.isBeingJudged).toBe(false);
    await deliver([makeLine({ url: `https://${SHOP}/v1/new-one` })]);
    expect((await inspectApi(id, NOW)).isBeingJudged).toBe(true);
  });

  it('lists the endpoints with most findings, the worst first', async () => {
    const { endpoints } = await listTroubled(await fill(), 3);
    expect(endpoints).toHaveLength(3);
    expect(endpoints.every(({ findings }) => findings > 0)).toBe(true);
  });
});

describe('revisions', () => {
  const twice = async (): Promise<number> => {
    await deliver(makeSpec(), { file: 'one.json' });
    await deliver(makeSpec({ info: { title: 'Shop', version: '2' }, paths: { '/products': { get: OK } } }), {
      file: 'two.json',
    });
    return idOf('Shop');
  };
  const OK = { responses: { 200: { description: 'ok' } } };

  it('are listed newest first, page by page', async () => {
    const id = await twice();
    const { revisions } = await browseRevisions(id, { limit: 100 });
    expect(
      revisions.map(({ number, file, operations, isCurrent }) => [number, file, operations, isCurrent]),
    ).toEqual([
      [2, 'two.json', 1, true],
      [1, 'one.json', 6, false],
    ]);
    const first = await browseRevisions(id, { limit: 1 });
    const second = await browseRevisions(id, { limit: 1, cursor: first.nextCursor ?? undefined });
    expect(second.revisions.map(({ number }) => number)).toEqual([1]);
  });

  it('compare the newest with the one before it, or any two the other way round', async () => {
    const id = await twice();
    const diff = await compareRevisions(id, {}, NOW);
    expect(diff).toMatchObject({ before: { number: 1 }, after: { number: 2 }, isComplete: true });
    expect(diff.counts.breaking).toBeGreaterThan(0);
    expect(diff.changes.some(({ method, path }) => method === 'POST' && path === '/orders')).toBe(true);
    const back = await compareRevisions(id, { before: diff.after?.id, after: diff.before?.id }, NOW);
    expect(back.counts.additive).toBeGreaterThan(0);
    expect(back.counts.breaking).toBeLessThan(diff.counts.breaking);
  });

  it('are none to compare where there is one', async () => {
    await deliver(makeSpec());
    const diff = await compareRevisions(await idOf('Shop'), {}, NOW);
    expect(diff).toMatchObject({ before: null, after: { number: 1 }, changes: [] });
  });

  it('of two documents, or of another API, are refused', async () => {
    const id = await twice();
    await deliver(
      makeSpec({ info: { title: 'Other', version: '1' }, servers: [{ url: 'https://o.example.com' }] }),
    );
    await deliver(makeSpec({ info: { title: 'Third', version: '1' } }), { api: 'Shop' });
    const { revisions } = await browseRevisions(id, { limit: 10 });
    const [third, second] = revisions;
    await expect(compareRevisions(id, { before: second?.id, after: third?.id }, NOW)).rejects.toThrow(
      UnusableError,
    );
    await expect(compareRevisions(await idOf('Other'), { after: second?.id }, NOW)).rejects.toThrow(
      NotFoundError,
    );
  });
});

describe('callers', () => {
  it('are estimated for each endpoint and together', async () => {
    const id = await fill();
    const { endpoints, callers, hosts, more } = await listCallers(id, 3);
    expect(endpoints).toHaveLength(3);
    expect(more).toBeGreaterThan(0);
    const most = Math.max(...endpoints.map((endpoint) => endpoint.callers ?? 0));
    expect(callers).toBeGreaterThanOrEqual(most);
    expect(hosts[0]).toMatchObject({ host: SHOP });
  });

  it('are unknown where no source shows them', async () => {
    await deliver(makeSpec());
    await deliver([makeLine({ url: `https://${SHOP}/v1/products` })]);
    const { endpoints, callers } = await listCallers(await idOf('Shop'), 10);
    expect(endpoints.map((endpoint) => endpoint.callers)).toEqual([null]);
    expect(callers).toBeNull();
  });
});

describe('the overlay of an API', () => {
  const openShadows = (id: number) =>
    services.query<{ rule: string }>(
      `SELECT "rule" FROM "Finding" WHERE "apiId" = $1 AND "rule" IN ('INV-01', 'INV-02') AND "status" = 0`,
      [id],
    );

  it('clears the shadow findings once it is applied and imported', async () => {
    const id = await fill();
    expect((await openShadows(id)).length).toBeGreaterThan(0);
    const { overlay, yaml, endpoints, base } = await overlayOf(id);
    expect(endpoints).toBeGreaterThan(0);
    expect(yaml).toMatch(/^overlay: 1\.0\.0/);
    expect(base).toBeNull();
    const { document, faults } = applyOverlay(makeSpec() as Json, overlay?.actions ?? []);
    expect(faults).toEqual([]);
    await deliver(document, { file: 'next.json' });
    await judgeStale(NOW);
    expect(await openShadows(id)).toEqual([]);
    expect(await overlayOf(id)).toMatchObject({ overlay: null, endpoints: 0 });
  });

  it('holds no value of the traffic', async () => {
    const secret = 'v4lue-that-nobody-may-see';
    await deliver(makeSpec());
    await deliver(
      Array.from({ length: 8 }, (_, i) =>
        makeLine({
          method: 'POST',
          url: `https://${SHOP}/v1/hidden/${i}000${i}?token=${secret}`,
          requestBody: { note: secret },
          responseBody: { echo: secret },
        }),
      ),
    );
    const { yaml } = await overlayOf(await idOf('Shop'));
    expect(yaml).toContain('note:');
    expect(yaml).toContain('echo:');
    expect(yaml).not.toContain(secret);
  });

  it('comes with a document to begin with where an API has none', async () => {
    await fill();
    const id = await idOf('ledger.example.com');
    const { overlay, base, document } = await overlayOf(id);
    expect(document).toBeNull();
    expect(base).toContain('https://ledger.example.com');
    expect(overlay?.actions.length).toBeGreaterThan(2);
  });
});

it('an API that is not there is not found', async () => {
  for (const ask of [
    () => inspectApi(999_999, NOW),
    () => explainScore(999_999),
    () => listTroubled(999_999, 1),
    () => browseRevisions(999_999, { limit: 1 }),
    () => compareRevisions(999_999, {}, NOW),
    () => listCallers(999_999, 1),
    () => overlayOf(999_999),
  ])
    await expect(ask()).rejects.toThrow(NotFoundError);
});
