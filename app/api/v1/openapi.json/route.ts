import { openApiDocument } from '@/lib/server/document/openapi-document';
import { guarded } from '@/lib/server/guard/guarded';

export const dynamic = 'force-dynamic';

export const GET = guarded('document', async (request) =>
  Response.json(await openApiDocument(new URL('/api/v1', request.url).href)),
);
