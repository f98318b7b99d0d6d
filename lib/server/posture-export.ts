import { PostureExport } from '@/lib/contracts/report';
import { postureHeader, postureLine } from '@/lib/services/posture-csv';
import { exportPosture } from '@/lib/services/posture-report';
import { respondWithExport } from './export-response';

/** `GET /api/v1/estate/export`: every API with its posture, the lowest score first. */
export function handlePostureExport(request: Request): Response {
  return respondWithExport(request, {
    name: 'posture',
    query: PostureExport,
    entries: (_, now) => exportPosture(now),
    async *table(_, now) {
      yield postureHeader();
      for await (const api of exportPosture(now)) yield postureLine(api);
    },
  });
}
