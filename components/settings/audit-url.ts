import { createLoader, createSerializer, type inferParserType, parseAsString } from 'nuqs/server';
import type { AuditFilter } from '@/lib/contracts/audit';
import { PERMISSIONS } from '@/lib/contracts/permissions';

/** What the audit log keeps in its address: its filter, under the names that the HTTP API gives it. */
export const auditParsers = {
  q: parseAsString.withDefault(''),
  action: parseAsString.withDefault(''),
  from: parseAsString.withDefault(''),
  to: parseAsString.withDefault(''),
};
export type AuditState = inferParserType<typeof auditParsers>;

export const loadAuditState = createLoader(auditParsers);
const serialize = createSerializer(auditParsers);

/** Kinds of what is written to the log: the nouns of routes that change something. */
export const AUDITED_KINDS: readonly string[] = [
  ...new Set(
    Object.entries(PERMISSIONS).flatMap(([route, { isRead }]) =>
      isRead ? [] : [route.slice(0, route.indexOf('.'))],
    ),
  ),
].sort();

/** The filter that the HTTP API takes: without the parts that are not set. */
export function toAuditFilter({ q, action, from, to }: AuditState): AuditFilter {
  return {
    q: q.trim() || undefined,
    action: action || undefined,
    from: from || undefined,
    to: to || undefined,
  };
}

/** Where the HTTP API gives all rows that `state` shows, as a file. */
export function auditExportHref(state: AuditState, format: 'csv' | 'ndjson'): string {
  const query = serialize('', state).replace(/^\?/, '&');
  return `/api/v1/audit/export?format=${format}${query}`;
}
