import type { EndpointColumn } from '@/lib/contracts/inventory';

export const COLUMN_IDS = [
  'method',
  'path',
  'api',
  'host',
  'risk',
  'documentation',
  'traffic',
  'lifecycle',
  'authentication',
  'sensitive',
  'fields',
  'requests',
  'firstSeen',
  'lastSeen',
] as const satisfies readonly EndpointColumn[];
export type ColumnId = (typeof COLUMN_IDS)[number];

/** A row is unreadable without these two. */
export const FIXED_COLUMNS: readonly ColumnId[] = ['method', 'path'];

const HIDDEN_AT_FIRST: readonly ColumnId[] = ['host', 'lifecycle', 'fields'];

export const DEFAULT_COLUMNS: readonly ColumnId[] = COLUMN_IDS.filter((id) => !HIDDEN_AT_FIRST.includes(id));

/** The chosen columns in the table's own order, with the fixed ones. */
export function visibleColumns(chosen: readonly ColumnId[]): ColumnId[] {
  return COLUMN_IDS.filter((id) => FIXED_COLUMNS.includes(id) || chosen.includes(id));
}
