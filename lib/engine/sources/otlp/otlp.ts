import type { TrafficFormat } from '@/lib/contracts/intake';
import { WIRE_BYTES, WireReader } from '@/lib/engine/bytes/wire-reader';
import { OtlpJsonParser } from './otlp-json-parser';
import { OtlpProtobufParser } from './otlp-protobuf-parser';
import { SPAN_MEMBERS, SPAN_PATH } from './span-path';

const JSON_BEGINNING = new RegExp(`^\\ufeff?\\s*\\{\\s*"${SPAN_MEMBERS[0]}"\\s*:\\s*\\[`);
/** Longest beginning that white space may take. */
const BEGINNING_BYTES = 1024;
const TRACE_ID = { field: 1, bytes: 16 };
/** `schema_url`; nothing on the way to a span has a higher number. */
const LAST_FIELD = 3;

/** Traces of OpenTelemetry as OTLP/HTTP sends them in JSON, and as the Collector's file exporter writes them. */
export const otlpJson: TrafficFormat = {
  id: 'otlp-json',
  title: 'OpenTelemetry traces (OTLP), JSON',
  recognise: (head) =>
    JSON_BEGINNING.test(new TextDecoder().decode(head.subarray(0, BEGINNING_BYTES))) ? 1 : 0,
  hasLineRecords: () => false,
  open: (sink, limits) => new OtlpJsonParser(sink, limits),
};

/** The same as Protocol Buffers, which is what SDKs send by default. */
export const otlpProtobuf: TrafficFormat = {
  id: 'otlp-protobuf',
  title: 'OpenTelemetry traces (OTLP), Protocol Buffers',
  recognise: (head) => (beginsWithSpan(head, 0, head.length, 0) ? 1 : 0),
  hasLineRecords: () => false,
  open: (sink, limits) => new OtlpProtobufParser(sink, limits),
};

/** Whether a span is on the way that begins with a trace id, as every one does. The head may cut it off behind that. */
function beginsWithSpan(head: Uint8Array, start: number, end: number, depth: number): boolean {
  const reader = new WireReader();
  reader.begin(head, start, end, true);
  while (reader.next()) {
    const { field, type, valueStart, valueEnd } = reader;
    if (type !== WIRE_BYTES || field > LAST_FIELD) return false;
    if (depth === SPAN_PATH.length)
      return field === TRACE_ID.field && valueEnd - valueStart === TRACE_ID.bytes;
    if (field === SPAN_PATH[depth] && beginsWithSpan(head, valueStart, valueEnd, depth + 1)) return true;
  }
  return false;
}
