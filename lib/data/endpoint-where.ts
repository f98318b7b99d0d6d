import type { EndpointFilter } from '@/lib/contracts/inventory';
import { NO_TEAM } from '@/lib/contracts/no-team';
import { Prisma } from '@/lib/generated/prisma/client';
import {
  declaredCodes,
  documentationCodes,
  lifecycleCodes,
  nameCodes,
  observedCodes,
  riskCodes,
  sensitiveCodes,
  trafficCodes,
} from './codes';

/** Words of a search text; each must occur somewhere in the endpoint's search column. */
export function searchWords(q: string | undefined): string[] {
  return (q ?? '').toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8);
}

/** A filter whose relative times and environments the caller made absolute. */
export type DatedFilter = EndpointFilter & {
  firstSeenFrom?: Date;
  /** Hosts of the environments; `null` among them: endpoints without a host. */
  environmentHosts?: readonly (string | null)[];
};

/** The expression that the list is sorted and indexed by: endpoints that traffic never met come first. */
export const FIRST_SEEN = `coalesce("firstSeen", '1970-01-01 00:00:00+00'::timestamptz)`;

/** The part of a filter that facets cannot count from their totals: words, hosts, times. */
export function textConditions(filter: Pick<DatedFilter, 'q' | 'host' | 'firstSeenFrom'>): Prisma.Sql[] {
  const conditions = searchWords(filter.q).map(
    (word) => Prisma.sql`"search" LIKE ${`%${escapeLike(word)}%`}`,
  );
  if (filter.host) conditions.push(Prisma.sql`"host" = ANY(${filter.host})`);
  if (filter.firstSeenFrom) conditions.push(Prisma.sql`${Prisma.raw(FIRST_SEEN)} >= ${filter.firstSeenFrom}`);
  return conditions;
}

/** All conditions of a filter, over the columns of "Endpoint". */
export function endpointConditions(filter: DatedFilter): Prisma.Sql[] {
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
  if (filter.risk) conditions.push(Prisma.sql`"risk" = ANY(${filter.risk.map(riskCodes.code)}::smallint[])`);
  if (filter.team || filter.exposure) conditions.push(apiCondition(filter));
  if (filter.environmentHosts) conditions.push(hostCondition(filter.environmentHosts));
  if (filter.name) conditions.push(Prisma.sql`("names" & ${nameCodes.mask(filter.name)}::int) <> 0`);
  return conditions;
}

/** Of the APIs that the teams answer for and that reach so far; over any table with an `apiId`. */
export function apiCondition({ team, exposure }: Pick<EndpointFilter, 'team' | 'exposure'>): Prisma.Sql {
  const conditions = [
    ...(team ? [Prisma.sql`coalesce(t."name", ${NO_TEAM}) = ANY(${team})`] : []),
    ...(exposure ? [Prisma.sql`coalesce(a."exposure", 'unknown') = ANY(${exposure})`] : []),
  ];
  return Prisma.sql`"apiId" = ANY(ARRAY(
    SELECT a."id" FROM "Api" a LEFT JOIN "Team" t ON t."id" = a."teamId" ${whereAll(conditions)}))`;
}

function hostCondition(hosts: readonly (string | null)[]): Prisma.Sql {
  const named = Prisma.sql`"host" = ANY(${hosts.filter((host) => host !== null)})`;
  return hosts.includes(null) ? Prisma.sql`(${named} OR "host" IS NULL)` : named;
}

export function whereAll(conditions: readonly Prisma.Sql[]): Prisma.Sql {
  return conditions.length === 0 ? Prisma.empty : Prisma.sql`WHERE ${Prisma.join([...conditions], ' AND ')}`;
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
