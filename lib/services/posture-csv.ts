import type { ReportedApi } from '@/lib/contracts/report';
import { type Cell, csvHeader, csvLine } from './csv';

/** Columns of the file. `evidenceCoverage` 0 to 1; `fixGain` in points of the score. */
const CELLS: Record<string, (api: ReportedApi) => Cell> = {
  api: ({ api }) => api,
  score: ({ score }) => score,
  grade: ({ grade }) => grade,
  evidenceCoverage: ({ evidenceCoverage }) => evidenceCoverage,
  endpoints: ({ endpoints }) => endpoints,
  documentedAndSeen: ({ coverage }) => coverage.documentedAndSeen,
  seenOnly: ({ coverage }) => coverage.seenOnly,
  documentedOnly: ({ coverage }) => coverage.documentedOnly,
  pendingFindings: ({ pending }) => pending,
  criticalOrHigh: ({ urgent }) => urgent,
  fixRule: ({ fix }) => fix?.rule ?? null,
  fixSeverity: ({ fix }) => fix?.severity ?? null,
  fixFindings: ({ fix }) => fix?.findings ?? null,
  fixGain: ({ fix }) => fix?.gain ?? null,
  id: ({ apiId }) => apiId,
};

export function postureHeader(): string {
  return csvHeader(Object.keys(CELLS));
}

export function postureLine(api: ReportedApi): string {
  return csvLine(Object.values(CELLS).map((cell) => cell(api)));
}
