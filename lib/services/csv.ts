/** What a cell of a CSV file holds. */
export type Cell = string | number | null;

/** Lets spreadsheets read UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/** The header line of a CSV file (RFC 4180). */
export function csvHeader(names: readonly string[]): string {
  return BYTE_ORDER_MARK + csvLine(names);
}

export function csvLine(cells: readonly Cell[]): string {
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
