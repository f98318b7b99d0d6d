import type { FindingExportFormat } from '@/lib/contracts/export-format';
import type { FindingOrder } from '@/lib/contracts/finding';
import { exportFindingRows, exportFindings } from '../export-findings';
import { findingsHeader, findingsLines } from '../findings-csv';
import { writeDefectDojo } from './defectdojo';
import { writeSarif } from './findings-sarif';
import { listWriters, type Writer } from './writers';

/** The ways in which findings are taken away. */
export const FINDING_WRITERS: Readonly<Record<FindingExportFormat, Writer<FindingOrder>>> = {
  ...listWriters(exportFindings, async function* table(asked: FindingOrder, now) {
    yield findingsHeader();
    for await (const rows of exportFindingRows(asked, now)) yield findingsLines(rows);
  }),
  sarif: { type: 'application/sarif+json', extension: 'sarif', write: writeSarif },
  defectdojo: { type: 'application/json', extension: 'defectdojo.json', write: writeDefectDojo },
};
