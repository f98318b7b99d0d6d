import { describe, expect, it } from 'vitest';
import { EndpointQuery, EndpointSort } from '@/lib/contracts/inventory';
import { makeLine, NOW } from '@/testing/exchange-lines';
import { deliver, withServices } from '@/testing/services';
import { makeSpec } from '@/testing/spec-documents';
import { browseEndpoints } from './browse-inventory';

withServices();

/** Every page of a list, by the cursors that it gives out. */
async function readPages(query: Record<string, unknown>): Promise<{ ids: number[]; total: number }> {
  const ids: number[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await browseEndpoints(EndpointQuery.parse({ ...query, cursor }), NOW);
    ids.push(...page.endpoints.map(({ id }) => id));
    if (page.nextCursor === null) return { ids, total: page.total };
    cursor = page.nextCursor;
  }
}

const RESPONSES = { responses: { 200: { description: 'fine' } } };

/** Documented, removed and undocumented endpoints, with traffic on some, most of them alike in what sorts compare. */
async function fill(): Promise<void> {
  const paths = Array.from({ length: 12 }, (_, i) => `/things${i}`);
  const declare = (some: readonly string[]) => ({
    ...makeSpec({ endpoints: [] }),
    paths: Object.fromEntries(some.map((path) => [path, { get: RESPONSES, post: RESPONSES }])),
  });
  await deliver(declare(paths));
  await deliver(declare(paths.slice(0, 9)));
  const hosts = ['a.example.com', 'b.example.com'];
  await deliver(
    hosts.flatMap((host) => paths.slice(0, 7).map((path) => makeLine({ url: `https://${host}/v1${path}` }))),
  );
}

const FILTERS = [
  {},
  { q: 'things1' },
  { q: 's' },
  { appeared: 'month' },
  { documentation: 'removed' },
  { method: 'GET', q: 'shop' },
];

describe.each(EndpointSort.options)('paging by %s', (sort) => {
  it.each(FILTERS)('shows every endpoint of %j once, in one order', async (filter) => {
    await fill();
    const whole = await readPages({ ...filter, sort, limit: 500 });
    expect(whole.ids.length).toBeGreaterThan(0);
    expect(whole.ids).toHaveLength(whole.total);
    expect(new Set(whole.ids).size).toBe(whole.total);
    const paged = await readPages({ ...filter, sort, limit: 3 });
    expect(paged.ids).toEqual(whole.ids);
    const backwards = await readPages({ ...filter, sort, order: 'desc', limit: 4 });
    expect(backwards.ids).toEqual(whole.ids.toReversed());
  });
});
