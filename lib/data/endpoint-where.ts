import type { EndpointFilter } from '@/lib/contracts/inventory';
import { Prisma } from '@/lib/generated/prisma/client';
import {
  declaredCodes,
  documentationCodes,
  lifecycleCodes,
  nameCodes,
  observedCodes,
  sensitiveCodes,
  trafficCodes,
} from './codes';

/** Words of a search text; each must occur somewhere in the endpoint's search column. */
export function searchWords(q: string | undefined): string[] {
  return (q ?? '').toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8);
}

/** The text part of a filter: what facets cannot count from their totals. */
export function textConditions(filter: EndpointFilter): Prisma.Sql[] {
  const conditions = searchWords(filter.q).map(
    (word) => Prisma.sql`"search" LIKE ${`%${escapeLike(word)}%`}`,
  );
  if (filter.host) conditions.push(Prisma.sql`"host" = ANY(${filter.host})`);
  return conditions;
}

/** All conditions of a filter, over the columns of "Endpoint". */
export function endpointConditions(filter: EndpointFilter): Prisma.Sql[] {
  const conditions = textConditions(filter);
  if (filter.api) conditions.push(Prisma.sql`"apiName" = ANY(${filter.api})`);
  if (filter.method) conditions.push(Prisma.sql`"method" = ANY(${filter.method})`);
  const coded = [
    ['documentation', filter.documentation?.map(documentationCodes.code)],
    ['traffic', filter.traffic?.map(trafficCodes.code)],
    ['lifecycle', filter.lifecycle?.map(lifecycleCodes.code)],
    ['declared', filter.declared?.map(declaredCodes.code)],
    ['observed', filter.observed?.map(observedCodes.code)],
  ] as const;
  for (const [column, codes] of coded) {
    if (codes) conditions.push(Prisma.sql`${Prisma.raw(`"${column}"`)} = ANY(${codes}::smallint[])`);
  }
  if (filter.sensitive)
    conditions.push(Prisma.sql`("sensitive" & ${sensitiveCodes.mask(filter.sensitive)}::int) <> 0`);
  if (filter.name) conditions.push(Prisma.sql`("names" & ${nameCodes.mask(filter.name)}::int) <> 0`);
  return conditions;
}

export function whereAll(conditions: readonly Prisma.Sql[]): Prisma.Sql {
  return conditions.length === 0 ? Prisma.empty : Prisma.sql`WHERE ${Prisma.join([...conditions], ' AND ')}`;
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
