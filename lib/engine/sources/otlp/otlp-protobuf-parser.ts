import type { ExchangeSink, IntakeLimits, TrafficParser } from '@/lib/contracts/intake';
import { WIRE_BYTES, WIRE_FIXED32, WIRE_FIXED64, WIRE_VARINT } from '@/lib/engine/bytes/wire-reader';
import { RecordCarry } from '@/lib/engine/sources/record-carry';
import { redactSample, SAMPLE_LENGTH } from '@/lib/engine/sources/redact-sample';
import { SPAN_PATH } from './span-path';
import { SpanProtobuf } from './span-protobuf';
import { SpanRecord } from './span-record';
import { VarintStream } from './varint-stream';

/**
 * Reads the spans of an ExportTraceServiceRequest out of a stream whatever the borders of its chunks. Holds one span at
 * most. Where the framing itself is broken nothing after it can be told apart: that is one skip, and reading ends.
 */
export class OtlpProtobufParser implements TrafficParser {
  private readonly span: SpanRecord;
  private readonly reader: SpanProtobuf;
  private readonly carry: RecordCarry;
  private readonly head = new RecordCarry(SAMPLE_LENGTH);
  private readonly varint = new VarintStream();
  private readonly maxBytes: number;
  private state: 'tag' | 'varint' | 'length' | 'pass' | 'span' | 'broken' = 'tag';
  private number = 0;
  /** Bytes of the stream before the chunk, and where each open message ends; the stream itself has no end. */
  private before = 0;
  private readonly ends = [Number.POSITIVE_INFINITY];
  private field = 0;
  /** Bytes of the field's content still to come. */
  private missing = 0;

  constructor(sink: ExchangeSink, limits: IntakeLimits) {
    this.span = new SpanRecord(sink, limits);
    this.reader = new SpanProtobuf(this.span);
    this.maxBytes = limits.recordBytes;
    this.carry = new RecordCarry(limits.recordBytes);
  }

  push(chunk: Uint8Array): void {
    this.head.append(chunk, 0, chunk.length);
    for (let at = 0; at < chunk.length && this.state !== 'broken'; ) at = this.step(chunk, at);
    this.before += chunk.length;
  }

  end(): void {
    if (this.state === 'span') {
      const { bytes, length } = this.carry;
      this.span.skip('truncated', ++this.number, redactSample(bytes, 0, length));
    } else if (this.state === 'broken' || !this.isBetweenFields()) {
      const { bytes, length } = this.head;
      const reason = this.state === 'broken' ? 'malformed' : 'truncated';
      this.span.skip(reason, ++this.number, redactSample(bytes, 0, length));
    }
  }

  /** Takes what it can from `at` on; the offset after it. */
  private step(chunk: Uint8Array, at: number): number {
    if (this.state === 'span') return this.takeSpan(chunk, at);
    if (this.state === 'pass') return this.pass(chunk, at);
    if (this.state === 'tag' && this.varint.isEmpty) this.closeMessages(this.before + at);
    const next = this.varint.push(chunk, at);
    if (this.varint.isTooLong || this.before + next > this.lastEnd) this.state = 'broken';
    else if (this.varint.isWhole) this.takeVarint(this.varint.take(), this.before + next);
    return next;
  }

  private takeVarint(value: number, position: number): void {
    if (this.state === 'tag') this.takeTag(value);
    else if (this.state === 'varint') this.state = 'tag';
    else this.openField(value, position);
  }

  private takeTag(tag: number): void {
    this.field = Math.floor(tag / 8);
    const type = tag % 8;
    if (this.field === 0 || tag >= 2 ** 32) this.state = 'broken';
    else if (type === WIRE_VARINT) this.state = 'varint';
    else if (type === WIRE_BYTES) this.state = 'length';
    else if (type === WIRE_FIXED64) this.passOver(8);
    else if (type === WIRE_FIXED32) this.passOver(4);
    else this.state = 'broken';
  }

  private openField(length: number, position: number): void {
    if (position + length > this.lastEnd) {
      this.state = 'broken';
      return;
    }
    const depth = this.ends.length - 1;
    if (this.field !== SPAN_PATH[depth]) {
      this.passOver(length);
    } else if (depth < SPAN_PATH.length - 1) {
      this.ends.push(position + length);
      this.state = 'tag';
    } else {
      this.missing = length;
      this.state = 'span';
      if (length === 0) this.finishSpan(this.carry.bytes, 0, 0);
    }
  }

  private passOver(length: number): void {
    this.missing = length;
    this.state = length > 0 ? 'pass' : 'tag';
  }

  private pass(chunk: Uint8Array, at: number): number {
    const next = Math.min(chunk.length, at + this.missing);
    this.missing -= next - at;
    if (this.before + next > this.lastEnd) this.state = 'broken';
    else if (this.missing === 0) this.state = 'tag';
    return next;
  }

  private takeSpan(chunk: Uint8Array, at: number): number {
    const next = Math.min(chunk.length, at + this.missing);
    this.missing -= next - at;
    if (this.missing > 0 || !this.carry.isEmpty) this.carry.append(chunk, at, next);
    if (this.missing > 0) return next;
    if (this.carry.isEmpty) this.finishSpan(chunk, at, next);
    else this.finishSpan(this.carry.bytes, 0, this.carry.length);
    return next;
  }

  private finishSpan(bytes: Uint8Array, start: number, end: number): void {
    const number = ++this.number;
    if (this.carry.isOverflowing || end - start > this.maxBytes)
      this.span.refuse('tooLong', bytes, start, Math.min(end, start + SAMPLE_LENGTH), number);
    else if (this.reader.read(bytes, start, end)) this.span.accept(bytes, start, end, number);
    else this.span.refuse('malformed', bytes, start, end, number);
    this.carry.clear();
    this.state = 'tag';
  }

  private get lastEnd(): number {
    return this.ends[this.ends.length - 1] as number;
  }

  private closeMessages(position: number): void {
    while (position === this.lastEnd) this.ends.pop();
  }

  private isBetweenFields(): boolean {
    this.closeMessages(this.before);
    return this.state === 'tag' && this.varint.isEmpty && this.ends.length === 1;
  }
}
