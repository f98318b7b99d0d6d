import type { HeaderFields } from '@/lib/contracts/slice';
import {
  JSON_ARRAY,
  JSON_ARRAY_END,
  JSON_ERROR,
  JSON_NUMBER,
  JSON_OBJECT,
  JSON_OBJECT_END,
  JSON_STRING,
  type JsonKind,
  type JsonScanner,
} from '@/lib/engine/bytes/json-scanner';
import { unescapeJson } from '@/lib/engine/bytes/json-unescape';
import type { RecordCopy } from '@/lib/engine/sources/record-copy';

const COLON = 0x3a;

/**
 * Reads the headers of one side of a record into borrowed ranges. They point into the record itself until the first
 * string with escapes, where the record is copied once and unescaped in place. HTTP/2 pseudo-headers (`:path`) are left
 * out, as are values that are neither text nor numbers.
 */
export class HeaderCollector {
  private isCopied = false;
  private readonly target: HeaderFields;
  private readonly scanner: JsonScanner;
  private readonly copy: RecordCopy;
  private nameStart = 0;
  private nameEnd = 0;

  constructor(target: HeaderFields, scanner: JsonScanner, copy: RecordCopy) {
    this.target = target;
    this.scanner = scanner;
    this.copy = copy;
  }

  /** Reads the object or list that the scanner has just opened. False on a fault of the scanner. */
  read(kind: JsonKind): boolean {
    this.isCopied = false;
    this.target.begin(this.scanner.bytes);
    return kind === JSON_OBJECT ? this.readObject() : this.readList();
  }

  private readObject(): boolean {
    const scanner = this.scanner;
    for (;;) {
      const kind = scanner.next();
      if (kind === JSON_OBJECT_END) return true;
      if (kind === JSON_ERROR) return false;
      this.takeName(scanner.keyStart, scanner.keyEnd, scanner.keyHasEscapes);
      if (kind === JSON_ARRAY) {
        if (!this.readValues()) return false;
      } else if (kind === JSON_OBJECT) {
        if (!scanner.skip()) return false;
      } else if (kind === JSON_STRING || kind === JSON_NUMBER) {
        this.addValue();
      }
    }
  }

  private readValues(): boolean {
    const scanner = this.scanner;
    for (;;) {
      const kind = scanner.next();
      if (kind === JSON_ARRAY_END) return true;
      if (kind === JSON_ERROR) return false;
      if (kind === JSON_OBJECT || kind === JSON_ARRAY) {
        if (!scanner.skip()) return false;
      } else if (kind === JSON_STRING || kind === JSON_NUMBER) {
        this.addValue();
      }
    }
  }

  private readList(): boolean {
    const scanner = this.scanner;
    for (;;) {
      const kind = scanner.next();
      if (kind === JSON_ARRAY_END) return true;
      if (kind === JSON_ERROR) return false;
      if (kind === JSON_OBJECT && !this.readNamed()) return false;
      if (kind === JSON_ARRAY && !this.readPair()) return false;
    }
  }

  /** `["name", "value"]`; further values of the name may follow. */
  private readPair(): boolean {
    const scanner = this.scanner;
    const kind = scanner.next();
    if (kind === JSON_ARRAY_END) return true;
    if (kind === JSON_ERROR) return false;
    if (kind === JSON_STRING) this.takeName(scanner.valueStart, scanner.valueEnd, scanner.hasEscapes);
    else this.takeName(0, 0, false);
    if ((kind === JSON_OBJECT || kind === JSON_ARRAY) && !scanner.skip()) return false;
    return this.readValues();
  }

  /** `{"name": "…", "value": "…"}`, in any order. */
  private readNamed(): boolean {
    const scanner = this.scanner;
    let valueStart = -1;
    let valueEnd = -1;
    let isEscaped = false;
    this.takeName(0, 0, false);
    for (;;) {
      const kind = scanner.next();
      if (kind === JSON_OBJECT_END) break;
      if (kind === JSON_ERROR) return false;
      if (kind === JSON_OBJECT || kind === JSON_ARRAY) {
        if (!scanner.skip()) return false;
      } else if (kind === JSON_STRING || kind === JSON_NUMBER) {
        const first = scanner.bytes[scanner.keyStart];
        const length = scanner.keyEnd - scanner.keyStart;
        if (length === 4 && first === 0x6e) {
          this.takeName(scanner.valueStart, scanner.valueEnd, scanner.hasEscapes);
        } else if (length === 5 && first === 0x76) {
          valueStart = scanner.valueStart;
          valueEnd = scanner.valueEnd;
          isEscaped = kind === JSON_STRING && scanner.hasEscapes;
        }
      }
    }
    if (valueStart >= 0) this.add(valueStart, valueEnd, isEscaped);
    return true;
  }

  private takeName(start: number, end: number, isEscaped: boolean): void {
    this.nameStart = start;
    this.nameEnd = isEscaped ? this.unescape(start, end) : end;
  }

  private addValue(): void {
    const { valueStart, valueEnd, hasEscapes } = this.scanner;
    this.add(valueStart, valueEnd, hasEscapes);
  }

  private add(start: number, end: number, isEscaped: boolean): void {
    if (this.nameEnd <= this.nameStart || this.scanner.bytes[this.nameStart] === COLON) return;
    const valueEnd = isEscaped ? this.unescape(start, end) : end;
    const shift = this.isCopied ? this.copy.recordStart : 0;
    this.target.add(this.nameStart - shift, this.nameEnd - shift, start - shift, valueEnd - shift);
  }

  /** Unescapes in the copy; the new end, as an offset into the record. */
  private unescape(start: number, end: number): number {
    if (!this.isCopied) this.moveToCopy();
    const { bytes, recordStart } = this.copy;
    return start + unescapeJson(bytes, start - recordStart, end - recordStart, bytes, start - recordStart);
  }

  private moveToCopy(): void {
    this.copy.make(this.scanner.bytes);
    const { bounds, count } = this.target;
    for (let i = 0; i < count * 4; i++) bounds[i] = (bounds[i] as number) - this.copy.recordStart;
    this.target.bytes = this.copy.bytes;
    this.isCopied = true;
  }
}
