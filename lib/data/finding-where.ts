import { DUE_DAYS, type FindingFilter, PENDING_STATUSES } from '@/lib/contracts/finding';
import { Severity } from '@/lib/contracts/rule';
import { Prisma } from '@/lib/generated/prisma/client';
import { apiCondition } from './endpoint-where';
import { confidenceCodes, severityCodes, statusCodes } from './findings';

/** A word to search for, and the rules whose id or title holds it. */
export interface FindingWord {
  word: string;
  rules: readonly string[];
}

export type FindingScope = Pick<FindingFilter, 'endpoint' | 'assignee' | 'mentions' | 'waiting'> & {
  words: readonly FindingWord[];
};

const PENDING_CODES = PENDING_STATUSES.map(statusCodes.code).join();
const TERMS = Severity.options
  .flatMap((severity) => {
    const days = DUE_DAYS[severity];
    return days === null ? [] : [`WHEN ${severityCodes.code(severity)} THEN interval '${days * 24} hours'`];
  })
  .join(' ');

/** When a finding should be resolved; null for what needs nothing done. */
export const DUE_AT = `CASE WHEN "status" IN (${PENDING_CODES}) THEN "openedAt" + CASE "severity" ${TERMS} END END`;

/** Somebody asks an exception of it that nobody has decided on. */
export const IS_WAITING = `"id" IN (SELECT "findingId" FROM "FindingException" WHERE "verdict" IS NULL)`;

/** The part of a filter that facets cannot count from their totals: words, one endpoint, whose it is, and requests. */
export function scopeConditions({
  words,
  endpoint,
  assignee,
  mentions,
  waiting,
}: FindingScope): Prisma.Sql[] {
  const conditions = words.map(
    ({ word, rules }) => Prisma.sql`
      (position(${word} in lower(concat_ws(' ', "method", "path", "host"))) > 0 OR "rule" = ANY(${[...rules]})
       OR "apiId" IN (SELECT "id" FROM "Api" WHERE position(${word} in lower("name")) > 0))`,
  );
  if (endpoint !== undefined) {
    conditions.push(Prisma.sql`
      ("apiId", "method", "key") = (SELECT "apiId", "method", "key" FROM "Endpoint" WHERE "id" = ${endpoint})`);
  }
  if (assignee !== undefined) conditions.push(Prisma.sql`"assigneeId" = ${assignee}`);
  if (mentions !== undefined)
    conditions.push(
      Prisma.sql`"id" IN (SELECT "findingId" FROM "FindingMention" WHERE "userId" = ${mentions})`,
    );
  if (waiting) conditions.push(Prisma.raw(IS_WAITING));
  return conditions;
}

/** All conditions of a filter, over the columns of "Finding". */
export function findingConditions(filter: FindingFilter & FindingScope, now: Date): Prisma.Sql[] {
  const { api, team, rule, severity, confidence, status = PENDING_STATUSES, overdue } = filter;
  const conditions = scopeConditions(filter);
  if (api)
    conditions.push(Prisma.sql`"apiId" = ANY(ARRAY(SELECT "id" FROM "Api" WHERE "name" = ANY(${api})))`);
  if (team) conditions.push(apiCondition({ team }));
  if (rule) conditions.push(Prisma.sql`"rule" = ANY(${rule})`);
  const coded = [
    ['severity', severity?.map(severityCodes.code)],
    ['confidence', confidence?.map(confidenceCodes.code)],
    ['status', status.map(statusCodes.code)],
  ] as const;
  for (const [column, codes] of coded)
    if (codes) conditions.push(Prisma.sql`${Prisma.raw(`"${column}"`)} = ANY(${codes}::smallint[])`);
  if (overdue) conditions.push(Prisma.sql`${Prisma.raw(DUE_AT)} < ${now}`);
  return conditions;
}
