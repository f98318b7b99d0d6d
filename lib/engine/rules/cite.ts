import type { EvidenceItem } from '@/lib/contracts/rule';
import type { OperationFacts } from '@/lib/contracts/subject';

/** Points at an operation in its document. */
export function citeOperation(says: string, { spec, line, file }: OperationFacts): EvidenceItem {
  return { says, spec: { title: spec.title, revision: spec.revision, file: file ?? spec.file, line } };
}

/** Operations named in evidence; the rest are counted. */
const CITED = 3;

/** Points at the first few of several operations, and counts them. `says` is a sentence without its end. */
export function citeOperations(says: string, operations: readonly OperationFacts[]): EvidenceItem[] {
  const cited = operations
    .slice(0, CITED)
    .map((operation) => citeOperation(`${operation.method} ${operation.path}`, operation));
  const count = operations.length === 1 ? '1 operation' : `${operations.length} operations`;
  return [{ says: `${says}: ${count}.` }, ...cited];
}

/** Points at exchanges. Times are milliseconds since 1970; one that is `null` is left out. */
export function citeTraffic(
  says: string,
  seen: { exchanges: number; firstMs: number | null; lastMs: number | null },
): EvidenceItem {
  return {
    says,
    exchanges: seen.exchanges,
    firstSeen: toTime(seen.firstMs),
    lastSeen: toTime(seen.lastMs),
  };
}

function toTime(ms: number | null): string | undefined {
  return ms === null ? undefined : new Date(ms).toISOString();
}
