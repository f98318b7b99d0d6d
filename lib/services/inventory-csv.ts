import type { EndpointColumn, EndpointRow } from '@/lib/contracts/inventory';
import { type Cell, csvHeader, csvLine } from './csv';

/** Columns of the file by column of the page; authentication is two. */
const CELLS: Record<EndpointColumn, Record<string, (row: EndpointRow) => Cell>> = {
  method: { method: (row) => row.method },
  path: { path: (row) => row.path },
  api: { api: (row) => row.api },
  host: { host: ({ host, basePath }) => host && `${host}${basePath}` },
  risk: { risk: (row) => row.risk },
  documentation: { documentation: (row) => row.documentation },
  traffic: { traffic: (row) => row.traffic },
  lifecycle: { lifecycle: (row) => row.lifecycle },
  authentication: { declared: (row) => row.declared, observed: (row) => row.observed },
  sensitive: { sensitive: (row) => row.sensitive.join(' ') },
  fields: { fields: (row) => row.fields },
  requests: { requests: (row) => row.requests },
  firstSeen: { firstSeen: (row) => row.firstSeen },
  lastSeen: { lastSeen: (row) => row.lastSeen },
};

/** The header line of the file. */
export function inventoryHeader(columns: readonly EndpointColumn[]): string {
  return csvHeader(columns.flatMap((column) => Object.keys(CELLS[column])));
}

/** The lines of some endpoints. */
export function inventoryLines(rows: readonly EndpointRow[], columns: readonly EndpointColumn[]): string {
  const cells = columns.flatMap((column) => Object.values(CELLS[column]));
  return rows.map((row) => csvLine(cells.map((cell) => cell(row)))).join('');
}
