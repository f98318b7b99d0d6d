import { type Exchange, METHODS } from '@/lib/contracts/exchange';
import type { ExchangeSink, IntakeLimits, SkipReason } from '@/lib/contracts/intake';
import type { HeaderFields, Slice } from '@/lib/contracts/slice';
import { formatById } from '@/lib/engine/sources/formats';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Limits wide enough for every well-formed test input. */
export const TEST_LIMITS: IntakeLimits = {
  recordBytes: 1_000_000,
  nestingDepth: 32,
  decompressionRatio: 1000,
  earliestMs: Date.UTC(2000, 0, 1),
  latestMs: Date.UTC(2027, 0, 1),
};

/** An exchange with its borrowed bytes read out: null where the source cannot tell. */
export interface PlainExchange {
  line: number;
  time: string;
  method: string;
  scheme: string;
  host: string | null;
  path: string | null;
  query: string | null;
  status: number;
  requestHeaders: [string, string][] | null;
  responseHeaders: [string, string][] | null;
  requestCookies: string | null;
  requestBody: string | null;
  responseBody: string | null;
  requestType: string | null;
  responseType: string | null;
  client: string | null;
  latencyMs: number;
  requestBytes: number;
  responseBytes: number;
  tls: number;
  hasClientCertificate: boolean;
  route: string | null;
  authentication: string;
}

export interface Skip {
  reason: SkipReason;
  line: number;
  sample: string;
}

export interface Collected {
  exchanges: PlainExchange[];
  skips: Skip[];
}

/** Reads a whole input with a format, in chunks of `chunkBytes`, or cut at the offsets of `cuts`. */
export function collectExchanges(
  formatId: string,
  input: string | Uint8Array,
  options: { chunkBytes?: number; cuts?: readonly number[]; limits?: Partial<IntakeLimits> } = {},
): Collected {
  const bytes = typeof input === 'string' ? encoder.encode(input) : input;
  const format = formatById(formatId);
  if (format === null) throw new Error(`No format ${formatId}`);
  const collected: Collected = { exchanges: [], skips: [] };
  const sink: ExchangeSink = {
    exchange: (exchange) => collected.exchanges.push(readPlain(exchange)),
    skip: (reason, line, sample) => collected.skips.push({ reason, line, sample }),
  };
  const parser = format.open(sink, { ...TEST_LIMITS, ...options.limits });
  for (const chunk of cut(bytes, options.cuts ?? everyNth(bytes.length, options.chunkBytes ?? 65_536)))
    parser.push(chunk);
  parser.end();
  return collected;
}

/** Each chunk in an array of its own, wiped once the next has been read: a parser must not look back further. */
function* cut(bytes: Uint8Array, cuts: readonly number[]): Generator<Uint8Array> {
  let start = 0;
  let before: Uint8Array | null = null;
  for (const end of [...cuts, bytes.length]) {
    const chunk = bytes.slice(start, end);
    yield chunk;
    before?.fill(0x23);
    before = chunk;
    start = end;
  }
}

function everyNth(length: number, step: number): number[] {
  return Array.from({ length: Math.max(0, Math.ceil(length / step) - 1) }, (_, i) => (i + 1) * step);
}

function readPlain(exchange: Exchange): PlainExchange {
  return {
    line: exchange.line,
    time: new Date(exchange.timeMs).toISOString(),
    method: METHODS[exchange.method] as string,
    scheme: exchange.scheme,
    host: text(exchange.host),
    path: text(exchange.path),
    query: text(exchange.query),
    status: exchange.status,
    requestHeaders: pairs(exchange.requestHeaders),
    responseHeaders: pairs(exchange.responseHeaders),
    requestCookies: text(exchange.requestCookies),
    requestBody: text(exchange.requestBody),
    responseBody: text(exchange.responseBody),
    requestType: text(exchange.requestType),
    responseType: text(exchange.responseType),
    client: text(exchange.client),
    latencyMs: exchange.latencyMs < 0 ? -1 : Math.round(exchange.latencyMs * 1e6) / 1e6,
    requestBytes: exchange.requestBytes,
    responseBytes: exchange.responseBytes,
    tls: exchange.tls,
    hasClientCertificate: exchange.hasClientCertificate,
    route: text(exchange.route),
    authentication: exchange.authentication,
  };
}

function text(slice: Slice): string | null {
  return slice.isObserved ? decoder.decode(slice.bytes.subarray(slice.start, slice.end)) : null;
}

function pairs({ bytes, bounds, count }: HeaderFields): [string, string][] | null {
  if (count < 0) return null;
  return Array.from({ length: count }, (_, i) => [
    decoder.decode(bytes.subarray(bounds[i * 4], bounds[i * 4 + 1])),
    decoder.decode(bytes.subarray(bounds[i * 4 + 2], bounds[i * 4 + 3])),
  ]);
}
