import type { BodySample } from './body-sample';
import type { Observation } from './observation';
import type { Redactor } from './redact';
import { type HeaderPair, sentHeaders } from './sent-headers';

/** Statuses that come without a body, whatever the host wrote. */
const BODILESS = [204, 205, 304];

/** One line of Gnomon's NDJSON, without secrets; `null` for what is no exchange: without an answer, a host or a path. */
export function toExchangeLine(seen: Observation, redactor: Redactor): string | null {
  const { request, response } = seen;
  const place = placeOf(seen, redactor);
  if (!response.headersSent || place === null) return null;
  const isBodiless = request.method === 'HEAD' || BODILESS.includes(response.statusCode);
  const responseBody = isBodiless ? undefined : seen.responseBody;
  return `${JSON.stringify({
    time: seen.startedAt.toISOString(),
    method: request.method,
    ...place,
    status: response.statusCode,
    route: seen.tellRoute?.(),
    authentication: seen.hasClientCertificate ? 'present' : undefined,
    clientIp: seen.forwarded('for') ?? seen.peer?.replace(/^::ffff:(?=\d+\.)/, ''),
    tls: seen.tls,
    latencyMs: Math.round(seen.latencyMs * 1000) / 1000,
    requestBytes: seen.requestBody?.bytes ?? 0,
    responseBytes: responseBody?.bytes ?? 0,
    requestHeaders: requestHeadersOf(request.rawHeaders, redactor),
    responseHeaders: sentHeaders(response).map(([name, value]) => redactor.header(name, value)),
    requestBody: request.complete ? bodyOf(seen.requestBody, redactor) : undefined,
    responseBody: response.writableEnded ? bodyOf(responseBody, redactor) : undefined,
  })}\n`;
}

/**
 * The scheme is told where it is known: a server without TLS may stand behind a proxy that has it, and is not said to speak
 * plaintext.
 */
function placeOf(
  seen: Observation,
  redactor: Redactor,
): { url: string } | { host: string; path: string } | null {
  const { headers } = seen.request;
  const isAbsolute = URL.canParse(seen.target);
  const absolute = isAbsolute ? new URL(seen.target) : undefined;
  const host =
    seen.forwarded('host') ?? absolute?.host ?? (headers[':authority'] as string | undefined) ?? headers.host;
  const target = absolute ? absolute.pathname + absolute.search : seen.target;
  if (!host || !target.startsWith('/')) return null;
  const path = redactor.address(target);
  const scheme = seen.forwarded('proto') ?? (seen.tls ? 'https' : undefined);
  return scheme ? { url: `${scheme}://${host}${path}` } : { host, path };
}

function requestHeadersOf(raw: readonly string[], redactor: Redactor): HeaderPair[] {
  const pairs: HeaderPair[] = [];
  for (let i = 0; i + 1 < raw.length; i += 2)
    pairs.push(redactor.header(raw[i] as string, raw[i + 1] as string));
  return pairs;
}

/** `undefined` for what is not what its type says: compressed, cut, or broken. */
function bodyOf(sample: BodySample | undefined, redactor: Redactor): unknown {
  const text = sample?.text();
  if (!text) return undefined;
  if (sample?.kind === 'form') return redactor.form(text);
  try {
    const value = redactor.json(JSON.parse(text));
    // A string would be taken for the body's text.
    return typeof value === 'string' ? JSON.stringify(value) : value;
  } catch {
    return undefined;
  }
}
