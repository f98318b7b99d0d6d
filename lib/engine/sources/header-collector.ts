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

const COLON = 0x3a;
const FIRST_BYTES = 4096;

/**
 * Reads the headers of one side of a record into borrowed ranges. They point into the record itself until the first
 * string with escapes; from there on, the headers are copied and unescaped in the copy. HTTP/2 pseudo-headers (`:path`) are left
 * out, as are values that are neither text nor numbers; names without a value only unless `keepsBare`. Under `keepsEmptied`
 * a name with an empty list of values had one that was taken out: the name stands for it.
 */
export class HeaderCollector {
  private isCopied = false;
  private copy = new Uint8Array(FIRST_BYTES);
  /** Offset of the copy's beginning in the record, and of what has been copied so far. */
  private copyStart = 0;
  private copiedEnd = 0;
  private nameStart = 0;
  private nameEnd = 0;
  private readonly target: HeaderFields;
  private readonly scanner: JsonScanner;
  private readonly keepsBare: boolean;
  private readonly keepsEmptied: boolean;

  constructor(
    target: HeaderFields,
    scanner: JsonScanner,
    { keepsBare = false, keepsEmptied = false }: { keepsBare?: boolean; keepsEmptied?: boolean } = {},
  ) {
    this.target = target;
    this.scanner = scanner;
    this.keepsBare = keepsBare;
    this.keepsEmptied = keepsEmptied;
  }

  /** Reads the object or list that the scanner has just opened. False on a fault of the scanner. */
  read(kind: JsonKind): boolean {
    this.isCopied = false;
    this.copyStart = this.scanner.valueStart;
    this.copiedEnd = this.copyStart;
    this.target.begin(this.scanner.bytes);
    const isRead = kind === JSON_OBJECT ? this.readObject() : this.readList();
    if (this.isCopied) this.target.bytes = this.copy;
    return isRead;
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
    for (let isEmpty = true; ; isEmpty = false) {
      const kind = scanner.next();
      if (kind === JSON_ARRAY_END) {
        if (isEmpty && this.keepsEmptied) this.add(this.nameStart, this.nameEnd, false);
        return true;
      }
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
    else if (this.keepsBare) this.add(this.nameStart, this.nameStart, false);
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
    if (!this.isCopied) {
      this.target.add(this.nameStart, this.nameEnd, start, valueEnd);
      return;
    }
    this.copyTo(Math.max(end, this.nameEnd));
    const shift = this.copyStart;
    this.target.add(this.nameStart - shift, this.nameEnd - shift, start - shift, valueEnd - shift);
  }

  /** Unescapes in the copy; the new end, as an offset into the record. */
  private unescape(start: number, end: number): number {
    if (!this.isCopied) this.moveToCopy();
    this.copyTo(end);
    const shift = this.copyStart;
    return start + unescapeJson(this.copy, start - shift, end - shift, this.copy, start - shift);
  }

  private moveToCopy(): void {
    const { bounds, count } = this.target;
    for (let i = 0; i < count * 4; i++) bounds[i] = (bounds[i] as number) - this.copyStart;
    this.isCopied = true;
  }

  /** A member that stands before one already copied, unescaped perhaps, is there too. */
  private copyTo(end: number): void {
    if (end <= this.copiedEnd) return;
    const length = end - this.copyStart;
    if (length > this.copy.length) {
      const wider = new Uint8Array(Math.max(length, this.copy.length * 2));
      wider.set(this.copy.subarray(0, this.copiedEnd - this.copyStart));
      this.copy = wider;
    }
    this.copy.set(this.scanner.bytes.subarray(this.copiedEnd, end), this.copiedEnd - this.copyStart);
    this.copiedEnd = end;
  }
}
