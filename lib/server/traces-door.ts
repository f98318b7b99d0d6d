import type { SkipReason } from '@/lib/contracts/intake';
import type { Receipt } from '@/lib/contracts/receipt';
import type { Actor } from '@/lib/services/accounts/actor';
import { AppError, ForbiddenError, UnreadableError, UnusableError } from '@/lib/services/errors';
import { receiveBatch } from '@/lib/services/live/receive-batch';
import { afterImport } from './after-import';
import { otlpSuccess, type PartialSuccess } from './otlp-answers';
import { otlpEncodingOf } from './otlp-encoding';
import { toProblemResponse } from './problem';

/** As the Collector's own receiver takes (`max_request_body_size`). */
const MOST_BYTES = 20 * 1024 * 1024;
const SOURCE = /^[\w.-]{1,100}$/;
/** Spans that were never to count: they are no exchanges, or counted before. */
const EXPECTED: readonly string[] = ['notServerSpan', 'status', 'duplicate'] satisfies readonly SkipReason[];
const UNDECODABLE: readonly string[] = ['malformed', 'truncated', 'encoding'] satisfies readonly SkipReason[];

class RefusedError extends AppError {
  readonly status: 413 | 415;

  constructor(status: 413 | 415, message: string) {
    super(message);
    this.status = status;
  }
}

/** `POST /v1/traces` of OTLP/HTTP: spans in, an ExportTraceServiceResponse out. The same bytes again count once. */
export async function handleTraces(request: Request, actor: Actor | null): Promise<Response> {
  try {
    const encoding = otlpEncodingOf(request.headers);
    if (!encoding)
      throw new RefusedError(415, 'Send application/x-protobuf or application/json, as OTLP/HTTP does.');
    if (!/^(?:|gzip|identity)$/i.test(request.headers.get('content-encoding') ?? ''))
      throw new RefusedError(415, 'Send the body as it is or as gzip: no other content encoding is read.');
    const source = sourceOf(request, actor);
    const chunks = within(MOST_BYTES, request.body);
    const first = await chunks.next();
    if (first.done) return otlpSuccess(encoding, null);
    const receipt = await receiveBatch(
      {
        source,
        file: 'traces',
        format: `otlp-${encoding}`,
        bytesTotal: null,
        body: resume(first.value, chunks),
      },
      new Date(),
    );
    await afterImport(receipt, actor);
    return otlpSuccess(encoding, partialOf(receipt));
  } catch (error) {
    return toProblemResponse(error);
  }
}

/** A token that is bound to a source delivers there. */
function sourceOf({ url }: Request, actor: Actor | null): string {
  const bound = actor?.token?.source ?? null;
  const named = new URL(url).searchParams.get('source');
  if (bound !== null && named !== null && named !== bound)
    throw new ForbiddenError(`This token delivers to the source ${bound} alone.`);
  const source = bound ?? (named || 'otlp');
  if (!SOURCE.test(source))
    throw new UnusableError('A source has at most 100 letters, digits, dots, dashes and underscores.');
  return source;
}

async function* within(
  mostBytes: number,
  stream: ReadableStream<Uint8Array> | null,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const part of (stream ?? []) as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > mostBytes)
      throw new RefusedError(
        413,
        `A request may have ${mostBytes / 2 ** 20} MiB. Send smaller batches, or compress them.`,
      );
    if (part.length > 0) yield part;
  }
}

async function* resume(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}

/** What the sender should know of its receipt; `null` when all is well. Fails when nothing could be decoded. */
function partialOf({ status, received, skippedBy, problems }: Receipt): PartialSuccess | null {
  const messages = problems.map(({ message }) => message);
  if (status === 'failed') throw new UnreadableError(messages.join(' '));
  const refused = skippedBy.filter(({ reason }) => !EXPECTED.includes(reason));
  const rejectedSpans = refused.reduce((sum, { count }) => sum + count, 0);
  const reasons = refused.map(({ reason, count, explanation }) => `${reason} (${count}): ${explanation}`);
  const errorMessage = [...messages, ...reasons].join(' ');
  if (rejectedSpans === received && refused.some(({ reason }) => UNDECODABLE.includes(reason)))
    throw new UnreadableError(errorMessage);
  return errorMessage === '' ? null : { rejectedSpans, errorMessage };
}
