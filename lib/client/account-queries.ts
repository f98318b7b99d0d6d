import type { AuditFilter } from '../contracts/audit';
import { type ApiQueries, orpc } from './orpc';

export function me(queries: ApiQueries = orpc) {
  return queries.session.me.queryOptions({ input: {} });
}

export function ownSessions(queries: ApiQueries = orpc) {
  return queries.session.list.queryOptions({ input: {} });
}

/** How often one gets e-mail. */
export function mailChoice(queries: ApiQueries = orpc) {
  return queries.mail.get.queryOptions({ input: {} });
}

export function tokenList(queries: ApiQueries = orpc) {
  return queries.tokens.list.queryOptions({ input: {} });
}

export function peopleList(queries: ApiQueries = orpc) {
  return queries.people.list.queryOptions({ input: {} });
}

/** To whom work can be assigned. */
export function peopleNames(queries: ApiQueries = orpc) {
  return queries.people.names.queryOptions({ input: {} });
}

export function openLinks(queries: ApiQueries = orpc) {
  return queries.people.links.queryOptions({ input: {} });
}

export function teamList(queries: ApiQueries = orpc) {
  return queries.teams.list.queryOptions({ input: {} });
}

export function assignmentRules(queries: ApiQueries = orpc) {
  return queries.assignments.list.queryOptions({ input: {} });
}

/** Newest first. */
export function auditPages(filter: AuditFilter, queries: ApiQueries = orpc) {
  return queries.audit.list.infiniteOptions({
    input: (cursor: string | undefined) => ({ ...filter, limit: 100, cursor }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    staleTime: 0,
  });
}
