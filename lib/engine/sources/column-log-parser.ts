import { Exchange } from '@/lib/contracts/exchange';
import type { ExchangeSink, IntakeLimits, SkipReason, TrafficParser } from '@/lib/contracts/intake';
import { parseDecimal } from '@/lib/engine/bytes/text-number';
import { isUtf8Text } from '@/lib/engine/bytes/text-utf8';
import { ByteArena } from '@/lib/engine/sources/byte-arena';
import type { Column, ColumnLogProfile } from '@/lib/engine/sources/column-log-profile';
import { type FillRules, fillExchange } from '@/lib/engine/sources/fill-exchange';
import { RECORD_FIELDS } from '@/lib/engine/sources/json-log-profile';
import { type LineHandler, LineReader } from '@/lib/engine/sources/line-reader';
import { unescapeLogField } from '@/lib/engine/sources/log-escapes';
import { RecordFields, TEXT } from '@/lib/engine/sources/record-fields';
import { redactSample } from '@/lib/engine/sources/redact-sample';
import { SingleHeaders } from '@/lib/engine/sources/single-headers';

const BLANK = 0x20;
const QUOTE = 0x22;
const DASH = 0x2d;
const BACKSLASH = 0x5c;
const TLS = RECORD_FIELDS.indexOf('tls');
const SECOND_MS = 1000;
const encoder = new TextEncoder();

/** Reads a text log of columns between blanks. It shows no credentials, so authentication is unobservable. */
export class ColumnLogParser implements TrafficParser, LineHandler {
  private readonly exchange = new Exchange();
  private readonly fields = new RecordFields();
  private readonly arena = new ByteArena();
  private readonly headers = new SingleHeaders(this.exchange);
  private readonly reader: LineReader;
  private readonly rules: FillRules;
  private readonly sink: ExchangeSink;
  private readonly columns: readonly PreparedColumn[];
  /** The latency is a sum of columns, not one. */
  private readonly sumsLatency: boolean;

  constructor(profile: ColumnLogProfile, sink: ExchangeSink, limits: IntakeLimits) {
    this.sink = sink;
    this.rules = { limits, needsHost: false, needsRfc3339: false, isClientRecord: false };
    this.reader = new LineReader(this, limits.recordBytes);
    this.columns = profile.columns.map((column) => prepare(column));
    this.sumsLatency = this.columns.some(({ isLatency }) => isLatency);
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
    let reason = this.read(bytes, start, end);
    if (reason === '') {
      this.exchange.authentication = 'unobservable';
      this.sink.exchange(this.exchange);
      return;
    }
    if (reason === 'malformed') {
      if (!isUtf8Text(bytes, start, end)) reason = 'encoding';
      else if (isUnterminated) reason = 'truncated';
    }
    this.sink.skip(reason, number, redactSample(bytes, start, end));
  }

  tooLong(number: number, sample: string): void {
    this.sink.skip('tooLong', number, sample);
  }

  private read(bytes: Uint8Array, start: number, end: number): SkipReason | '' {
    this.fields.clear();
    this.arena.reset();
    this.headers.clear();
    let latencyMs = -1;
    let at = start;
    for (let i = 0; i < this.columns.length; i++) {
      const isQuoted = bytes[at] === QUOTE;
      const from = isQuoted ? at + 1 : at;
      const to = isQuoted ? quoteEnd(bytes, from, end) : blankEnd(bytes, from, end);
      if (at >= end || to < 0) return 'malformed';
      const after = isQuoted ? to + 1 : to;
      if (after < end && bytes[after] !== BLANK) return 'malformed';
      const column = this.columns[i] as PreparedColumn;
      if (column.isLatency) {
        const seconds = parseDecimal(bytes, from, to);
        latencyMs = seconds >= 0 ? Math.max(latencyMs, 0) + seconds * SECOND_MS : Number.NaN;
      } else if (column.field >= 0 || column.header !== null) {
        this.take(column, bytes, from, to, isQuoted);
      }
      at = after + 1;
    }
    this.headers.finish();
    const reason = fillExchange(this.fields, this.exchange, this.rules);
    if (this.sumsLatency) this.exchange.latencyMs = latencyMs >= 0 ? latencyMs : -1;
    return reason;
  }

  private take(
    column: PreparedColumn,
    bytes: Uint8Array,
    start: number,
    end: number,
    isQuoted: boolean,
  ): void {
    if (column.field !== TLS && (end === start || (end === start + 1 && bytes[start] === DASH))) return;
    const { arena } = this;
    let from = start;
    let to = end;
    let text = bytes;
    if (isQuoted && bytes.subarray(start, end).includes(BACKSLASH)) {
      from = arena.length;
      arena.reserve(end - start);
      arena.length += unescapeLogField(bytes, start, end, arena.bytes, from);
      to = arena.length;
      text = arena.bytes;
    }
    if (column.header !== null) {
      this.headers.begin('request', column.header, 0, column.header.length);
      this.headers.add(text, from, to, false);
    } else {
      this.fields.set(column.field, TEXT, 0, 1, text, from, to);
    }
  }
}

interface PreparedColumn {
  readonly field: number;
  readonly isLatency: boolean;
  readonly header: Uint8Array | null;
}

function prepare(column: Column): PreparedColumn {
  const isHeader = typeof column === 'object' && column !== null;
  return {
    field: isHeader || column === null || column === 'latencySeconds' ? -1 : RECORD_FIELDS.indexOf(column),
    isLatency: column === 'latencySeconds',
    header: isHeader ? encoder.encode(column.requestHeader) : null,
  };
}

function blankEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at] !== BLANK) at++;
  return at;
}

/** The closing quote, or -1. */
function quoteEnd(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    if (bytes[at] === BACKSLASH) at++;
    else if (bytes[at] === QUOTE) return at;
  }
  return -1;
}
