import {
  JSON_ARRAY,
  JSON_ARRAY_END,
  JSON_ERROR,
  JSON_NUMBER,
  JSON_OBJECT,
  JSON_OBJECT_END,
  JSON_STRING,
  JsonScanner,
} from '@/lib/engine/bytes/json-scanner';
import { parseDecimal } from '@/lib/engine/bytes/text-number';
import type { SpanAttributes } from './span-attributes';

const decoder = new TextDecoder();

/** Reads the value of an attribute (`{"stringValue": …}`), already validated, to where the attribute leads. */
export class SpanJsonValue {
  private readonly attributes: SpanAttributes;
  private readonly scanner: JsonScanner;

  constructor(attributes: SpanAttributes, maxDepth: number) {
    this.attributes = attributes;
    this.scanner = new JsonScanner(maxDepth);
  }

  read(bytes: Uint8Array, start: number, end: number): void {
    this.scanner.begin(bytes, start, end);
    if (this.scanner.next() === JSON_OBJECT) this.readValue(true);
  }

  /** An array may hold values, but no further array that would mean anything. */
  private readValue(mayBeArray: boolean): void {
    const { scanner } = this;
    for (;;) {
      const kind = scanner.next();
      if (kind === JSON_OBJECT_END || kind === JSON_ERROR) return;
      const name = decoder.decode(scanner.bytes.subarray(scanner.keyStart, scanner.keyEnd));
      if (kind === JSON_OBJECT && name === 'arrayValue' && mayBeArray) this.readArray();
      else if (kind === JSON_OBJECT || kind === JSON_ARRAY) scanner.skip();
      else if (kind === JSON_STRING && name === 'stringValue') this.takeText();
      else if ((kind === JSON_STRING || kind === JSON_NUMBER) && /^(?:int|double)Value$/.test(name))
        this.takeNumber();
    }
  }

  private readArray(): void {
    const { scanner } = this;
    for (;;) {
      const kind = scanner.next();
      if (kind === JSON_OBJECT_END || kind === JSON_ERROR) return;
      const name = decoder.decode(scanner.bytes.subarray(scanner.keyStart, scanner.keyEnd));
      if (kind === JSON_ARRAY && name === 'values') this.readElements();
      else if (kind === JSON_OBJECT || kind === JSON_ARRAY) scanner.skip();
    }
  }

  private readElements(): void {
    const { scanner } = this;
    for (;;) {
      const kind = scanner.next();
      if (kind === JSON_ARRAY_END || kind === JSON_ERROR) return;
      if (kind === JSON_OBJECT) this.readValue(false);
      else if (kind === JSON_ARRAY) scanner.skip();
    }
  }

  private takeText(): void {
    const { bytes, valueStart, valueEnd, hasEscapes } = this.scanner;
    this.attributes.text(bytes, valueStart, valueEnd, hasEscapes);
  }

  /** 64-bit integers are strings in the JSON of Protocol Buffers. */
  private takeNumber(): void {
    const { bytes, valueStart, valueEnd } = this.scanner;
    const value = parseDecimal(bytes, valueStart, valueEnd);
    this.attributes.number(Number.isNaN(value) ? -1 : value);
  }
}
