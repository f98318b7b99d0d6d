import type { FindingRow } from '@/lib/contracts/finding';
import { type Cell, csvHeader, csvLine } from './csv';

/** Columns of the file, most telling first. Times RFC 3339; `gain` in points of the API's score. */
const CELLS: Record<string, (finding: FindingRow) => Cell> = {
  severity: ({ severity }) => severity,
  rule: ({ rule }) => rule,
  title: ({ title }) => title,
  api: ({ api }) => api,
  method: ({ method }) => method,
  path: ({ path }) => path,
  host: ({ host }) => host,
  source: ({ source }) => source,
  says: ({ says }) => says,
  status: ({ status }) => status,
  confidence: ({ confidence }) => confidence,
  dueAt: ({ dueAt }) => dueAt,
  overdue: ({ isOverdue }) => (isOverdue ? 'yes' : 'no'),
  gain: ({ gain }) => gain,
  openedAt: ({ openedAt }) => openedAt,
  resolvedAt: ({ resolvedAt }) => resolvedAt,
  firstSeen: ({ firstSeen }) => firstSeen,
  lastSeen: ({ lastSeen }) => lastSeen,
  regressions: ({ regressions }) => regressions,
  id: ({ id }) => id,
};

export function findingsHeader(): string {
  return csvHeader(Object.keys(CELLS));
}

export function findingsLines(findings: readonly FindingRow[]): string {
  return findings.map((finding) => csvLine(Object.values(CELLS).map((cell) => cell(finding)))).join('');
}
