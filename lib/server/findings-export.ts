import { FindingExport } from '@/lib/contracts/finding';
import { FINDING_WRITERS } from '@/lib/services/exports/finding-writers';
import { respondWithExport } from './export-response';

/** `GET /api/v1/findings/export`: all findings that the filter keeps, in its order. */
export function handleFindingsExport(request: Request): Response {
  return respondWithExport<FindingExport>(request, {
    name: 'findings',
    query: FindingExport,
    writers: FINDING_WRITERS,
  });
}
