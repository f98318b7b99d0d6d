import type { ExchangeSink, IntakeLimits, SkipReason, TrafficParser } from '@/lib/contracts/intake';
import { isUtf8Text } from '@/lib/engine/bytes/text-utf8';
import { type ElementHandler, ElementReader } from '@/lib/engine/sources/element-reader';
import { RecordCarry } from '@/lib/engine/sources/record-carry';
import { redactSample, SAMPLE_LENGTH } from '@/lib/engine/sources/redact-sample';
import type { WholeRecords } from '@/lib/engine/sources/whole-records';
import { SpanJson } from './span-json';
import { SpanListFinder } from './span-list-finder';
import { SpanRecord } from './span-record';

/**
 * Reads the spans of ExportTraceServiceRequests as JSON: one, or one a line as the Collector's file exporter writes
 * them. Holds one span at most.
 */
export class OtlpJsonParser implements TrafficParser, ElementHandler, WholeRecords {
  private readonly finder = new SpanListFinder((chunk, start, end, isLast) => {
    this.stray.append(chunk, start, end);
    if (isLast) this.skipStray();
  });
  private readonly elements: ElementReader;
  private readonly span: SpanRecord;
  private readonly reader: SpanJson;
  private readonly head = new RecordCarry(SAMPLE_LENGTH);
  private readonly stray = new RecordCarry(SAMPLE_LENGTH);
  private strays = 0;
  private isInList = false;

  constructor(sink: ExchangeSink, limits: IntakeLimits) {
    this.span = new SpanRecord(sink, limits);
    this.reader = new SpanJson(this.span, limits.nestingDepth);
    this.elements = new ElementReader(this, limits.recordBytes, this);
  }

  push(chunk: Uint8Array): void {
    this.head.append(chunk, 0, chunk.length);
    for (let at = 0; at >= 0 && at < chunk.length; ) {
      const isList = this.isInList;
      at = isList ? this.elements.push(chunk, at) : this.finder.push(chunk, at);
      if (at >= 0) this.isInList = !isList;
    }
  }

  end(): void {
    if (this.isInList) this.elements.end();
    else if (!this.stray.isEmpty) this.skipStray();
    else if (this.finder.depth > 0)
      this.truncated(this.elements.count + 1, redactSample(this.head.bytes, 0, this.head.length));
  }

  readWhole(bytes: Uint8Array, start: number, limit: number, isOneLine: boolean): number {
    return this.reader.readFirst(bytes, start, limit, isOneLine);
  }

  acceptWhole(bytes: Uint8Array, start: number, end: number, number: number): void {
    if (this.reader.isUtf8) this.span.accept(bytes, start, end, number + this.strays);
    else this.refuse('encoding', bytes, start, end, number);
  }

  element(bytes: Uint8Array, start: number, end: number, number: number): void {
    const fault = this.reader.read(bytes, start, end);
    if (fault === '') this.acceptWhole(bytes, start, end, number);
    else if (fault === 'tooDeep') this.refuse('tooDeep', bytes, start, end, number);
    else this.refuse(faultOf(bytes, start, end), bytes, start, end, number);
  }

  tooLong(number: number, sample: string): void {
    this.span.skip('tooLong', number + this.strays, sample);
  }

  truncated(number: number, sample: string): void {
    this.span.skip('truncated', number + this.strays, sample);
  }

  private refuse(reason: SkipReason, bytes: Uint8Array, start: number, end: number, number: number): void {
    this.span.refuse(reason, bytes, start, end, number + this.strays);
  }

  /** A line that is no request is a record that cannot be read. */
  private skipStray(): void {
    const { bytes, length } = this.stray;
    const number = this.elements.count + ++this.strays;
    const textEnd = length - (length === SAMPLE_LENGTH ? 3 : 0);
    this.span.refuse(faultOf(bytes, 0, textEnd), bytes, 0, length, number);
    this.stray.clear();
  }
}

function faultOf(bytes: Uint8Array, start: number, end: number): 'malformed' | 'encoding' {
  return isUtf8Text(bytes, start, end) ? 'malformed' : 'encoding';
}
