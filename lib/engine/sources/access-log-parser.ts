import { Exchange } from '@/lib/contracts/exchange';
import type { ExchangeSink, IntakeLimits, SkipReason, TrafficParser } from '@/lib/contracts/intake';
import { parseUnsigned } from '@/lib/engine/bytes/text-number';
import { isUtf8Text } from '@/lib/engine/bytes/text-utf8';
import { CLF_TIME_LENGTH, parseClfTime } from '@/lib/engine/bytes/time-clf';
import { ByteArena } from '@/lib/engine/sources/byte-arena';
import { type LineHandler, LineReader } from '@/lib/engine/sources/line-reader';
import { unescapeLogField } from '@/lib/engine/sources/log-escapes';
import { readHost } from '@/lib/engine/sources/read-target';
import { redactSample } from '@/lib/engine/sources/redact-sample';
import { readRequestLine } from '@/lib/engine/sources/request-line';

/** Reasons that hold whatever the rest of a cut line would have said. */
const DECIDED: ReadonlySet<string> = new Set<SkipReason>(['method', 'url', 'time', 'encoding', 'missing']);
const BLANK = 0x20;
const QUOTE = 0x22;
const DASH = 0x2d;
const BACKSLASH = 0x5c;

/**
 * Reads Apache's and nginx's text logs: `[vhost[:port] ]client ident user [time] "request" status bytes …`. What follows
 * (referer, agent, times) is tolerated and not read. These logs show no headers and no bodies; a user name proves that
 * credentials came, its absence proves nothing.
 */
export class AccessLogParser implements TrafficParser, LineHandler {
  private readonly exchange = new Exchange();
  private readonly arena = new ByteArena();
  private readonly reader: LineReader;
  private readonly sink: ExchangeSink;
  private readonly limits: IntakeLimits;
  private readonly hasVirtualHost: boolean;

  constructor(sink: ExchangeSink, limits: IntakeLimits, hasVirtualHost: boolean) {
    this.sink = sink;
    this.limits = limits;
    this.hasVirtualHost = hasVirtualHost;
    this.reader = new LineReader(this, limits.recordBytes);
  }

  startAt(line: number): void {
    this.reader.startAt(line);
  }

  push(chunk: Uint8Array): void {
    this.reader.push(chunk);
  }

  end(): void {
    this.reader.end();
  }

  line(bytes: Uint8Array, start: number, end: number, number: number, isUnterminated: boolean): void {
    this.exchange.reset();
    this.exchange.line = number;
    const reason = this.read(bytes, start, end);
    const isCut = isUnterminated && !DECIDED.has(reason) && !isComplete(bytes, start, end);
    if (isCut) this.sink.skip('truncated', number, redactSample(bytes, start, end));
    else if (reason === '') this.sink.exchange(this.exchange);
    else this.sink.skip(this.explain(reason, bytes, start, end), number, redactSample(bytes, start, end));
  }

  tooLong(number: number, sample: string): void {
    this.sink.skip('tooLong', number, sample);
  }

  private explain(reason: SkipReason, bytes: Uint8Array, start: number, end: number): SkipReason {
    return reason === 'malformed' && !isUtf8Text(bytes, start, end) ? 'encoding' : reason;
  }

  private read(bytes: Uint8Array, start: number, end: number): SkipReason | '' {
    const exchange = this.exchange;
    let at = start;
    if (this.hasVirtualHost) {
      const vhostEnd = tokenEnd(bytes, at, end);
      if (!this.readVirtualHost(bytes, at, vhostEnd)) return 'url';
      at = vhostEnd + 1;
    }
    const clientEnd = tokenEnd(bytes, at, end);
    if (clientEnd > at + 1 || bytes[at] !== DASH) exchange.client.set(bytes, at, clientEnd);
    const userStart = tokenEnd(bytes, clientEnd + 1, end) + 1;

    let bracket = userStart;
    while (bracket < end && (bytes[bracket] !== 0x5b || bytes[bracket - 1] !== BLANK)) bracket++;
    const timeEnd = bracket + 1 + CLF_TIME_LENGTH;
    if (clientEnd === at || timeEnd + 3 > end || bytes[timeEnd] !== 0x5d) return 'malformed';
    if (bytes[timeEnd + 1] !== BLANK || bytes[timeEnd + 2] !== QUOTE) return 'malformed';
    const hasUser = bracket - 1 > userStart && !(bracket - 2 === userStart && bytes[userStart] === DASH);
    exchange.authentication = hasUser ? 'present' : 'unobservable';

    const requestStart = timeEnd + 3;
    let requestEnd = requestStart;
    let hasEscapes = false;
    /** Its high bit is set by a byte past ASCII, and by NUL, which less one is negative. */
    let seen = 0;
    for (; requestEnd < end; requestEnd++) {
      const byte = bytes[requestEnd] as number;
      if (byte === QUOTE) break;
      seen |= byte | (byte - 1);
      if (byte === BACKSLASH) {
        hasEscapes = true;
        requestEnd++;
      }
    }
    if (requestEnd + 2 >= end || bytes[requestEnd + 1] !== BLANK) return 'malformed';
    const statusStart = requestEnd + 2;
    const statusEnd = tokenEnd(bytes, statusStart, end);
    const status = parseUnsigned(bytes, statusStart, statusEnd);

    exchange.timeMs = parseClfTime(bytes, bracket + 1);
    if (!(exchange.timeMs >= this.limits.earliestMs && exchange.timeMs <= this.limits.latestMs))
      return 'time';
    const reason = hasEscapes
      ? this.readEscapedRequest(bytes, requestStart, requestEnd)
      : readRequestLine(bytes, requestStart, requestEnd, exchange, (seen & 0x80) === 0);
    if (reason !== '') return reason;
    if (status < 100 || status > 599) return 'status';
    exchange.status = status;
    if (statusEnd < end) {
      exchange.responseBytes = parseUnsigned(bytes, statusEnd + 1, tokenEnd(bytes, statusEnd + 1, end));
    }
    return '';
  }

  private readEscapedRequest(bytes: Uint8Array, start: number, end: number): SkipReason | '' {
    this.arena.reset();
    this.arena.reserve(end - start);
    const length = unescapeLogField(bytes, start, end, this.arena.bytes);
    return readRequestLine(this.arena.bytes, 0, length, this.exchange);
  }

  /** The port tells the scheme where it is one of the two usual ones. */
  private readVirtualHost(bytes: Uint8Array, start: number, end: number): boolean {
    if (end === start + 1 && bytes[start] === DASH) return true;
    if (!readHost(bytes, start, end, this.exchange)) return false;
    if (endsWith(bytes, start, end, ':443')) this.exchange.scheme = 'https';
    else if (endsWith(bytes, start, end, ':80')) this.exchange.scheme = 'http';
    return true;
  }
}

function tokenEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at] !== BLANK) at++;
  return at;
}

/** A last line that ends inside a quoted field, or before a size, was cut. */
function isComplete(bytes: Uint8Array, start: number, end: number): boolean {
  let quotes = 0;
  let afterRequest = start;
  for (let at = start; at < end; at++) {
    if (bytes[at] === BACKSLASH) {
      at++;
    } else if (bytes[at] === QUOTE) {
      quotes++;
      if (quotes === 2) afterRequest = at;
    }
  }
  const statusEnd = tokenEnd(bytes, afterRequest + 2, end);
  return quotes >= 2 && quotes % 2 === 0 && statusEnd + 1 < end;
}

function endsWith(bytes: Uint8Array, start: number, end: number, suffix: string): boolean {
  if (end - start < suffix.length) return false;
  for (let i = 0; i < suffix.length; i++) {
    if (bytes[end - suffix.length + i] !== suffix.charCodeAt(i)) return false;
  }
  return true;
}
