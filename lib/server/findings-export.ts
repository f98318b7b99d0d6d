import { FindingExport } from '@/lib/contracts/finding';
import { exportFindingRows, exportFindings } from '@/lib/services/export-findings';
import { findingsHeader, findingsLines } from '@/lib/services/findings-csv';
import { respondWithExport } from './export-response';

/** `GET /api/v1/findings/export`: all findings that the filter keeps, in its order. */
export function handleFindingsExport(request: Request): Response {
  return respondWithExport(request, {
    name: 'findings',
    query: FindingExport,
    entries: exportFindings,
    async *table(asked, now) {
      yield findingsHeader();
      for await (const rows of exportFindingRows(asked, now)) yield findingsLines(rows);
    },
  });
}
