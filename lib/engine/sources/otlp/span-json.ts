import {
  JSON_ARRAY,
  JSON_ARRAY_END,
  JSON_END,
  JSON_ERROR,
  JSON_NUMBER,
  JSON_OBJECT,
  JSON_OBJECT_END,
  JSON_STRING,
  type JsonFault,
  type JsonKind,
  JsonScanner,
} from '@/lib/engine/bytes/json-scanner';
import { ByteArena } from '@/lib/engine/sources/byte-arena';
import { readNanoseconds } from './read-nanoseconds';
import { SpanJsonValue } from './span-json-value';
import { SERVER_KIND, type SpanRecord } from './span-record';

const encoder = new TextEncoder();
const KIND = encoder.encode('kind');
const START = encoder.encode('startTimeUnixNano');
const END = encoder.encode('endTimeUnixNano');
const ATTRIBUTES = encoder.encode('attributes');
const KEY = encoder.encode('key');
const VALUE = encoder.encode('value');
/** Enumerations are numbers in OTLP's JSON; other writers of Protocol Buffers as JSON spell them out. */
const SERVER_NAME = encoder.encode('SPAN_KIND_SERVER');
const SERVER_NUMBER = encoder.encode(String(SERVER_KIND));

/** Fills a span in from its JSON object, all of which is validated; what it does not know is passed over. */
export class SpanJson {
  private readonly span: SpanRecord;
  private readonly scanner: JsonScanner;
  private readonly value: SpanJsonValue;
  private readonly arena = new ByteArena();

  constructor(span: SpanRecord, maxDepth: number) {
    this.span = span;
    this.scanner = new JsonScanner(maxDepth);
    this.value = new SpanJsonValue(span.attributes, maxDepth);
  }

  /** Reads the object that is all of `bytes[start, end)`. Answers the fault, or `''`. */
  read(bytes: Uint8Array, start: number, end: number): JsonFault {
    if (this.readFirst(bytes, start, end, false) < 0) return this.scanner.fault || 'malformed';
    return this.scanner.next() === JSON_END ? '' : this.scanner.fault;
  }

  /** As `WholeRecords.readWhole`. */
  readFirst(bytes: Uint8Array, start: number, limit: number, isOneLine: boolean): number {
    this.span.clear();
    this.arena.reset();
    this.scanner.begin(bytes, start, limit, isOneLine);
    if (this.scanner.next() !== JSON_OBJECT || !this.readSpan()) return -1;
    return this.scanner.valueEnd;
  }

  /** Whether the strings of the last span were all well-formed UTF-8. */
  get isUtf8(): boolean {
    return this.scanner.isUtf8;
  }

  private readSpan(): boolean {
    const { scanner } = this;
    for (;;) {
      const kind = scanner.next();
      if (kind === JSON_OBJECT_END) return true;
      if (kind === JSON_ERROR) return false;
      if (kind === JSON_ARRAY && this.isKey(ATTRIBUTES)) {
        if (!this.readAttributes()) return false;
      } else if (kind === JSON_OBJECT || kind === JSON_ARRAY) {
        if (!scanner.skip()) return false;
      } else if (kind === JSON_STRING || kind === JSON_NUMBER) {
        this.takeScalar();
      }
    }
  }

  private takeScalar(): void {
    const { span } = this;
    const { bytes, valueStart, valueEnd } = this.scanner;
    if (this.isKey(KIND)) span.kind = this.isServer() ? SERVER_KIND : 0;
    else if (this.isKey(START)) span.startNs = readNanoseconds(bytes, valueStart, valueEnd);
    else if (this.isKey(END)) span.endNs = readNanoseconds(bytes, valueStart, valueEnd);
  }

  private readAttributes(): boolean {
    const { scanner } = this;
    for (;;) {
      const kind = scanner.next();
      if (kind === JSON_ARRAY_END) return true;
      if (kind === JSON_ERROR) return false;
      if (kind === JSON_OBJECT && !this.readPair()) return false;
      if (kind === JSON_ARRAY && !scanner.skip()) return false;
    }
  }

  /** The value is read once the whole pair is: the name may stand behind it. */
  private readPair(): boolean {
    const { scanner } = this;
    let keyStart = 0;
    let keyEnd = 0;
    let isEscaped = false;
    let valueStart = 0;
    let valueEnd = 0;
    for (;;) {
      const kind: JsonKind = scanner.next();
      if (kind === JSON_OBJECT_END) break;
      if (kind === JSON_ERROR) return false;
      if ((kind === JSON_OBJECT || kind === JSON_ARRAY) && !scanner.skip()) return false;
      if (kind === JSON_STRING && this.isKey(KEY)) {
        keyStart = scanner.valueStart;
        keyEnd = scanner.valueEnd;
        isEscaped = scanner.hasEscapes;
      } else if (kind === JSON_OBJECT && this.isKey(VALUE)) {
        valueStart = scanner.valueStart;
        valueEnd = scanner.valueEnd;
      }
    }
    if (valueEnd > valueStart && this.open(keyStart, keyEnd, isEscaped))
      this.value.read(scanner.bytes, valueStart, valueEnd);
    return true;
  }

  private open(start: number, end: number, isEscaped: boolean): boolean {
    const { arena, span, scanner } = this;
    if (!isEscaped) return span.attributes.open(scanner.bytes, start, end);
    const from = arena.length;
    arena.unescape(scanner.bytes, start, end);
    return span.attributes.open(arena.bytes, from, arena.length);
  }

  private isServer(): boolean {
    const { bytes, valueStart, valueEnd } = this.scanner;
    return (
      isSame(bytes, valueStart, valueEnd, SERVER_NUMBER) || isSame(bytes, valueStart, valueEnd, SERVER_NAME)
    );
  }

  private isKey(name: Uint8Array): boolean {
    return isSame(this.scanner.bytes, this.scanner.keyStart, this.scanner.keyEnd, name);
  }
}

function isSame(bytes: Uint8Array, start: number, end: number, text: Uint8Array): boolean {
  return end - start === text.length && text.every((byte, i) => bytes[start + i] === byte);
}
