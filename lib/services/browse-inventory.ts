import { z } from 'zod';
import type { EndpointFilter, EndpointPage, EndpointQuery, FacetCounts } from '@/lib/contracts/inventory';
import { database } from '@/lib/data/client';
import { listEndpoints } from '@/lib/data/endpoint-rows';
import type { DatedFilter } from '@/lib/data/endpoint-where';
import { readStateGroups, type StateGroup } from '@/lib/data/facets';
import { absoluteFilter } from './absolute-filter';
import { withDates } from './appeared-since';
import { decodeCursor, encodeCursor } from './cursor';
import { EstateCache } from './estate-cache';
import { countFacets, countMatching } from './facet-counts';

const Cursor = z.tuple([z.string(), z.string(), z.string(), z.number().int()]);

/** One page of endpoints; the cursor holds the sort it belongs to, so that a changed sort starts afresh. */
export async function browseEndpoints(asked: EndpointQuery, now: Date): Promise<EndpointPage> {
  const db = database();
  const query = await absoluteFilter(db, asked, now);
  let after = null;
  if (query.cursor) {
    const [sort, order, value, id] = decodeCursor(query.cursor, Cursor);
    if (sort === query.sort && order === query.order) after = { value, id };
  }
  const total = countMatching(await stateGroups(query), query);
  const { rows, end } = await listEndpoints(db, query, after, total);
  return {
    endpoints: rows,
    nextCursor: end && encodeCursor([query.sort, query.order, end.value, end.id]),
    total,
  };
}

export async function browseFacets(filter: EndpointFilter, now: Date): Promise<FacetCounts> {
  return countFacets(await stateGroups(withDates(filter, now)), filter);
}

/** Recent groupings, by text filter. */
const groupings = new EstateCache<StateGroup[]>(64);

function stateGroups(filter: DatedFilter): Promise<StateGroup[]> {
  const db = database();
  const key = JSON.stringify([filter.q?.toLowerCase() ?? '', filter.host ?? [], filter.firstSeenFrom]);
  return groupings.get(db, key, () => readStateGroups(db, filter));
}
