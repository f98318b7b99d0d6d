import { type OtlpEncoding, type OtlpField, otlpBody, otlpEncodingOf } from './otlp-encoding';
import type { Problem } from './problem';

type Handler<Context> = (request: Request, context: Context) => Promise<Response>;

/** Of google.rpc.Code, by the status of HTTP that stands for it. */
const CODES: Record<number, number> = { 400: 3, 401: 16, 403: 7, 413: 8, 415: 3, 421: 3, 429: 8, 503: 14 };
const UNKNOWN = 2;
const RETRY_SECONDS = 5;

/** How many spans were refused that should have counted, and why; or that something should be known. */
export interface PartialSuccess {
  rejectedSpans: number;
  errorMessage: string;
}

/** An ExportTraceServiceResponse. */
export function otlpSuccess(encoding: OtlpEncoding, partial: PartialSuccess | null): Response {
  const { body, type } = otlpBody(partial ? [partialSuccess(partial)] : [], encoding);
  return new Response(body, { headers: { 'content-type': type } });
}

/**
 * Wraps a handler whose refusals are problems (RFC 9457): they go out as google.rpc.Status in the encoding of the request.
 * What cannot be read is 400 to OTLP; what failed here counted nothing, so the sender is asked to try again.
 */
export function speakOtlp<Context>(handler: Handler<Context>): Handler<Context> {
  return async (request, context) => {
    const response = await handler(request, context);
    if (response.headers.get('content-type') !== 'application/problem+json') return response;
    const { title, status, detail } = (await response.json()) as Problem;
    const answered = answeredStatus(status);
    const fields: OtlpField[] = [
      { name: 'code', number: 1, value: CODES[answered] ?? UNKNOWN },
      { name: 'message', number: 2, value: `${title}. ${detail}` },
    ];
    const { body, type } = otlpBody(fields, otlpEncodingOf(request.headers) ?? 'json');
    const headers = new Headers(response.headers);
    headers.set('content-type', type);
    if (answered === 503 && !headers.has('retry-after')) headers.set('retry-after', String(RETRY_SECONDS));
    return new Response(body, { status: answered, headers });
  };
}

function answeredStatus(status: number): number {
  if (status === 422) return 400;
  return status === 500 ? 503 : status;
}

function partialSuccess({ rejectedSpans, errorMessage }: PartialSuccess): OtlpField {
  return {
    name: 'partialSuccess',
    number: 1,
    value: [
      { name: 'rejectedSpans', number: 1, value: rejectedSpans, isLong: true },
      { name: 'errorMessage', number: 2, value: errorMessage },
    ],
  };
}
