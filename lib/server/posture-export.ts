import { PostureExport } from '@/lib/contracts/report';
import { catalogAddress, writeApiCatalog } from '@/lib/services/exports/api-catalog';
import { API_WRITERS, CATALOG_TYPE } from '@/lib/services/exports/api-writers';
import { respondWithExport, streamed } from './export-response';

/** `GET /api/v1/estate/export`: every API with its posture, the lowest score first. */
export function handlePostureExport(request: Request): Response {
  return respondWithExport<PostureExport>(request, {
    name: 'posture',
    query: PostureExport,
    writers: API_WRITERS,
  });
}

/** `GET /.well-known/api-catalog`: the APIs for programs that look there, if they may read. */
export function handleApiCatalog(): Response {
  return streamed(writeApiCatalog(), {
    'content-type': CATALOG_TYPE,
    link: `<${catalogAddress()}>; rel="api-catalog"`,
  });
}
