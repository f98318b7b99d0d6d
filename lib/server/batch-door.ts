import { z } from 'zod';
import type { Actor } from '@/lib/services/accounts/actor';
import { ForbiddenError } from '@/lib/services/errors';
import { receiveBatch } from '@/lib/services/live/receive-batch';
import { afterImport } from './after-import';
import { toProblemResponse } from './problem';

/** What a sender says about a batch: in the path, the query and the headers. */
const BatchRequest = z.object({
  source: z.string().regex(/^[\w.-]{1,100}$/),
  key: z
    .string()
    .regex(/^[\w.:-]{1,200}$/)
    .optional(),
  file: z.string().min(1).max(500),
  api: z.string().trim().min(1).max(200).optional(),
  format: z.string().max(50).optional(),
  bytesTotal: z.coerce.number().int().nonnegative().nullable(),
});

/** `POST /api/v1/sources/{source}/batches`: a body of any supported format in, its receipt out. */
export async function handleBatch(request: Request, source: string, actor: Actor | null): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const parsed = BatchRequest.safeParse({
    source,
    key: request.headers.get('idempotency-key') ?? undefined,
    file: query.get('file') ?? source,
    api: query.get('api') || undefined,
    format: query.get('format') || undefined,
    bytesTotal: request.headers.get('content-length'),
  });
  if (!parsed.success) {
    const detail = z.prettifyError(parsed.error);
    return Response.json(
      { type: 'about:blank', title: 'Unusable request', status: 422, detail },
      { status: 422, headers: { 'content-type': 'application/problem+json' } },
    );
  }
  try {
    const only = actor?.token?.source ?? source;
    if (only !== source) throw new ForbiddenError(`This token delivers to the source ${only} alone.`);
    const body = request.body ?? new Blob([]).stream();
    const receipt = await receiveBatch(
      { ...parsed.data, body: body as unknown as AsyncIterable<Uint8Array> },
      new Date(),
    );
    await afterImport(receipt, actor);
    return Response.json(receipt, { status: receipt.status === 'queued' ? 202 : 200 });
  } catch (error) {
    return toProblemResponse(error);
  }
}
