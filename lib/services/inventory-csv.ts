import type { EndpointColumn, EndpointRow } from '@/lib/contracts/inventory';

type Cell = string | number | null;

/** Columns of the file by column of the page; authentication is two. */
const CELLS: Record<EndpointColumn, Record<string, (row: EndpointRow) => Cell>> = {
  method: { method: (row) => row.method },
  path: { path: (row) => row.path },
  api: { api: (row) => row.api },
  host: { host: ({ host, basePath }) => host && `${host}${basePath}` },
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

/** Lets spreadsheets read UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/** The header line of a CSV file (RFC 4180). */
export function csvHeader(columns: readonly EndpointColumn[]): string {
  return BYTE_ORDER_MARK + toLine(columns.flatMap((column) => Object.keys(CELLS[column])));
}

/** The lines of some endpoints. */
export function csvLines(rows: readonly EndpointRow[], columns: readonly EndpointColumn[]): string {
  const cells = columns.flatMap((column) => Object.values(CELLS[column]));
  return rows.map((row) => toLine(cells.map((cell) => cell(row)))).join('');
}

function toLine(cells: readonly Cell[]): string {
  return `${cells.map(toCell).join(',')}\r\n`;
}

/** What a spreadsheet reads as the begin of a formula, also behind white space and in its full-width form. */
const FORMULA = /^[\s\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;

/**
 * Titles of specs, hosts and paths come from strangers. Text that a spreadsheet would run gets an apostrophe in front:
 * https://owasp.org/www-community/attacks/CSV_Injection.
 */
function toCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const isFormula = FORMULA.test(cell);
  if (!isFormula && !/[",;\r\n]/.test(cell)) return cell;
  return `"${isFormula ? "'" : ''}${cell.replaceAll('"', '""')}"`;
}
