import type { EndpointFilter } from '@/lib/contracts/inventory';
import type { Db } from '@/lib/data/client';
import type { DatedFilter } from '@/lib/data/endpoint-where';
import { readEndpointHosts } from '@/lib/data/facets';
import { environmentOf } from '@/lib/engine/lexicon/host-roles';
import { withDates } from './appeared-since';
import { EstateCache } from './estate-cache';

const hosts = new EstateCache<(string | null)[]>(1);

/** The filter with its times as dates and its environments as hosts, which the database can compare. */
export async function absoluteFilter<Filter extends EndpointFilter>(
  db: Db,
  filter: Filter,
  now: Date,
): Promise<Filter & DatedFilter> {
  const dated = withDates(filter, now);
  const { environment } = filter;
  if (!environment) return dated;
  const all = await hosts.get(db, '', () => readEndpointHosts(db));
  return { ...dated, environmentHosts: all.filter((host) => environment.includes(environmentOf(host))) };
}
