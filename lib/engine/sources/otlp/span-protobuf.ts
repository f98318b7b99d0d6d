import { WIRE_BYTES, WIRE_FIXED64, WIRE_VARINT, WireReader } from '@/lib/engine/bytes/wire-reader';
import type { SpanRecord } from './span-record';

/** Numbers of the fields in opentelemetry/proto/trace/v1/trace.proto and common/v1/common.proto. */
const SPAN = { kind: 6, start: 7, end: 8, attributes: 9 };
const PAIR = { key: 1, value: 2 };
const VALUE = { text: 1, integer: 3, double: 4, array: 5 };
const ARRAY_VALUES = 1;
/** From here on a varint stands for a negative int64. */
const NEGATIVE = 2 ** 63;

/** Fills a span in from its protobuf message; what it does not know is passed over. */
export class SpanProtobuf {
  private readonly span: SpanRecord;
  private readonly message = new WireReader();
  private readonly pair = new WireReader();
  private readonly value = new WireReader();
  private readonly element = new WireReader();
  private view: DataView = new DataView(new ArrayBuffer(0));

  constructor(span: SpanRecord) {
    this.span = span;
  }

  /** False when the message is malformed. */
  read(bytes: Uint8Array, start: number, end: number): boolean {
    const { span, message } = this;
    span.clear();
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    message.begin(bytes, start, end);
    while (message.next()) {
      const { field, type, value, valueStart } = message;
      if (field === SPAN.kind && type === WIRE_VARINT) span.kind = value;
      else if (field === SPAN.start && type === WIRE_FIXED64)
        span.startNs = this.view.getBigUint64(valueStart, true);
      else if (field === SPAN.end && type === WIRE_FIXED64)
        span.endNs = this.view.getBigUint64(valueStart, true);
      else if (field === SPAN.attributes && type === WIRE_BYTES && !this.readPair()) return false;
    }
    return !message.isBroken;
  }

  private readPair(): boolean {
    const { pair, message } = this;
    let keyStart = 0;
    let keyEnd = 0;
    let valueStart = 0;
    let valueEnd = 0;
    pair.begin(message.bytes, message.valueStart, message.valueEnd);
    while (pair.next()) {
      if (pair.type !== WIRE_BYTES) continue;
      if (pair.field === PAIR.key) {
        keyStart = pair.valueStart;
        keyEnd = pair.valueEnd;
      } else if (pair.field === PAIR.value) {
        valueStart = pair.valueStart;
        valueEnd = pair.valueEnd;
      }
    }
    if (pair.isBroken) return false;
    if (!this.span.attributes.open(pair.bytes, keyStart, keyEnd)) return true;
    this.value.begin(pair.bytes, valueStart, valueEnd);
    return this.readValue(this.value, true);
  }

  /** An array may hold values, but no further array that would mean anything. */
  private readValue(reader: WireReader, mayBeArray: boolean): boolean {
    const { attributes } = this.span;
    while (reader.next()) {
      const { field, type, value, bytes, valueStart, valueEnd } = reader;
      if (field === VALUE.text && type === WIRE_BYTES) attributes.text(bytes, valueStart, valueEnd, false);
      else if (field === VALUE.integer && type === WIRE_VARINT)
        attributes.number(value < NEGATIVE ? value : -1);
      else if (field === VALUE.double && type === WIRE_FIXED64)
        attributes.number(this.view.getFloat64(valueStart, true));
      else if (field === VALUE.array && type === WIRE_BYTES && mayBeArray && !this.readArray(reader))
        return false;
    }
    return !reader.isBroken;
  }

  private readArray({ bytes, valueStart, valueEnd }: WireReader): boolean {
    const array = this.pair;
    array.begin(bytes, valueStart, valueEnd);
    while (array.next()) {
      if (array.field !== ARRAY_VALUES || array.type !== WIRE_BYTES) continue;
      this.element.begin(array.bytes, array.valueStart, array.valueEnd);
      if (!this.readValue(this.element, false)) return false;
    }
    return !array.isBroken;
  }
}
