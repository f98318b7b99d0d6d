import type { SkipReason } from '@/lib/contracts/intake';
import { hexValue } from '@/lib/engine/bytes/text-hex';
import { isUtf8Text } from '@/lib/engine/bytes/text-utf8';

export const JSON_ERROR = 0;
export const JSON_OBJECT = 1;
export const JSON_OBJECT_END = 2;
export const JSON_ARRAY = 3;
export const JSON_ARRAY_END = 4;
export const JSON_STRING = 5;
export const JSON_NUMBER = 6;
export const JSON_TRUE = 7;
export const JSON_FALSE = 8;
export const JSON_NULL = 9;
/** The one value of the document has been read, and only white space followed. */
export const JSON_END = 10;
export type JsonKind = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;

export type JsonFault = Extract<SkipReason, 'malformed' | 'truncated' | 'tooDeep'> | '';

const NEWLINE = 0x0a;
const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
/** Four bytes at a time: what was the wanted byte is 0 after the exclusive or, and less one has its high bit set. */
const ONES = 0x01010101;
const BLANKS = 0x20202020;
const QUOTES = 0x22222222;
const BACKSLASHES = 0x5c5c5c5c;
const HIGH_BITS = 0x80808080 | 0;
const TRUE = [0x74, 0x72, 0x75, 0x65];
const FALSE = [0x66, 0x61, 0x6c, 0x73, 0x65];
const NULL = [0x6e, 0x75, 0x6c, 0x6c];

/**
 * Pulls the events of one JSON document out of `bytes[start, end)` without allocating and without building a value, so
 * duplicate keys and `__proto__` are only ranges. Accepts exactly RFC 8259's grammar; bad UTF-8 is no fault of it, but
 * told by `isUtf8`. O(bytes); after an error every further call answers JSON_ERROR.
 *
 *     scanner.begin(bytes, start, end);
 *     for (let kind = scanner.next(); kind > JSON_ERROR && kind !== JSON_END; kind = scanner.next()) { … }
 */
export class JsonScanner {
  bytes: Uint8Array = new Uint8Array(0);
  /** Open containers around the event; a container's own start and end events already and still count it. */
  depth = 0;
  /** Member name without quotes, when the event is the value of an object's member; `keyStart < 0` otherwise. */
  keyStart = -1;
  keyEnd = -1;
  keyHasEscapes = false;
  /** Strings without quotes; the bracket alone for container events, the whole container after `skip`. */
  valueStart = 0;
  valueEnd = 0;
  hasEscapes = false;
  /** False once a string was not well-formed UTF-8: read on, and judge at the end. */
  isUtf8 = true;
  fault: JsonFault = '';
  /** Offset into `bytes` at which reading stopped. */
  faultAt = -1;

  private view: DataView = new DataView(new ArrayBuffer(0));
  private at = 0;
  private limit = 0;
  private isFresh = true;
  /** The byte that counts as white space beside blank, tab and carriage return. */
  private newline = NEWLINE;
  /** 1 for an object, 0 for an array, by depth. */
  private readonly objects: Uint8Array;
  private readonly maxDepth: number;

  constructor(maxDepth: number) {
    this.maxDepth = maxDepth;
    this.objects = new Uint8Array(maxDepth + 1);
  }

  /** `isOneLine` refuses line feeds between values, which elsewhere are white space. */
  begin(bytes: Uint8Array, start: number, end: number, isOneLine = false): void {
    if (bytes !== this.bytes) this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.bytes = bytes;
    this.at = start;
    this.limit = end;
    this.depth = 0;
    this.isFresh = true;
    this.newline = isOneLine ? -1 : NEWLINE;
    this.keyStart = -1;
    this.isUtf8 = true;
    this.fault = '';
    this.faultAt = -1;
  }

  next(): JsonKind {
    if (this.fault !== '') return JSON_ERROR;
    let byte = this.blank();
    this.keyStart = -1;
    if (this.depth === 0) {
      if (!this.isFresh) return byte < 0 ? JSON_END : this.fail(this.at);
    } else {
      const inObject = this.objects[this.depth] === 1;
      if (byte === (inObject ? 0x7d : 0x5d)) return this.close(inObject);
      if (!this.isFresh) {
        if (byte !== COMMA) return this.fail(this.at);
        this.at++;
        byte = this.blank();
      }
      if (inObject) {
        if (byte !== QUOTE) return this.fail(this.at);
        const start = this.at + 1;
        const end = this.scanString(start);
        if (end < 0) return JSON_ERROR;
        this.keyStart = start;
        this.keyEnd = end;
        this.keyHasEscapes = this.hasEscapes;
        if (this.blank() !== COLON) return this.fail(this.at);
        this.at++;
        byte = this.blank();
      }
    }
    return this.value(byte);
  }

  /**
   * After JSON_OBJECT or JSON_ARRAY: validates the rest of that container and leaves its whole range in
   * `valueStart`/`valueEnd`, its key as it was. False on a fault.
   */
  skip(): boolean {
    const outer = this.depth;
    const { valueStart, keyStart, keyEnd, keyHasEscapes } = this;
    for (;;) {
      const kind = this.next();
      if (kind === JSON_ERROR) return false;
      if ((kind === JSON_OBJECT_END || kind === JSON_ARRAY_END) && this.depth < outer) break;
    }
    this.valueStart = valueStart;
    this.keyStart = keyStart;
    this.keyEnd = keyEnd;
    this.keyHasEscapes = keyHasEscapes;
    return true;
  }

  private value(byte: number): JsonKind {
    const at = this.at;
    this.isFresh = false;
    if (byte === QUOTE) {
      const end = this.scanString(at + 1);
      if (end < 0) return JSON_ERROR;
      this.valueStart = at + 1;
      this.valueEnd = end;
      return JSON_STRING;
    }
    this.valueStart = at;
    if (byte === 0x7b) return this.open(1);
    if (byte === 0x5b) return this.open(0);
    if (byte === 0x2d || (byte >= 0x30 && byte <= 0x39)) return this.number();
    if (byte === 0x74) return this.literal(TRUE, JSON_TRUE);
    if (byte === 0x66) return this.literal(FALSE, JSON_FALSE);
    if (byte === 0x6e) return this.literal(NULL, JSON_NULL);
    return this.fail(at);
  }

  private open(object: 0 | 1): JsonKind {
    if (this.depth >= this.maxDepth) {
      this.fault = 'tooDeep';
      this.faultAt = this.at;
      return JSON_ERROR;
    }
    this.depth++;
    this.objects[this.depth] = object;
    this.isFresh = true;
    this.at++;
    this.valueEnd = this.at;
    return object === 1 ? JSON_OBJECT : JSON_ARRAY;
  }

  private close(object: boolean): JsonKind {
    this.depth--;
    this.isFresh = false;
    this.valueStart = this.at;
    this.at++;
    this.valueEnd = this.at;
    return object ? JSON_OBJECT_END : JSON_ARRAY_END;
  }

  /** Moves past white space; the byte there, or -1 at the end. */
  private blank(): number {
    const bytes = this.bytes;
    const limit = this.limit;
    let at = this.at;
    while (at < limit) {
      const byte = bytes[at] as number;
      if (byte > 0x20 || (byte !== 0x20 && byte !== 0x0d && byte !== 0x09 && byte !== this.newline)) {
        this.at = at;
        return byte;
      }
      at++;
    }
    this.at = at;
    return -1;
  }

  /** From after the opening quote; the offset of the closing one, or -1 on a fault. Moves past it. */
  private scanString(start: number): number {
    const { bytes, view, limit } = this;
    let at = start;
    let bits = 0;
    this.hasEscapes = false;
    for (;;) {
      for (; at + 4 <= limit; at += 4) {
        const word = view.getInt32(at, true);
        const marks = ((word ^ QUOTES) - ONES) | ((word ^ BACKSLASHES) - ONES) | (word - BLANKS);
        if ((marks & ~word & HIGH_BITS) !== 0) break;
        bits |= word;
      }
      let byte = 0;
      for (; at < limit; at++) {
        byte = bytes[at] as number;
        if (byte === QUOTE || byte === BACKSLASH || byte < 0x20) break;
        bits |= byte;
      }
      if (byte === QUOTE && at < limit) break;
      const length = byte === BACKSLASH && at < limit ? this.escapeLength(at) : 0;
      if (length === 0) {
        if (this.fault === '') this.fail(at);
        return -1;
      }
      this.hasEscapes = true;
      at += length;
    }
    if ((bits & HIGH_BITS) !== 0 && !isUtf8Text(bytes, start, at)) this.isUtf8 = false;
    this.at = at + 1;
    return at;
  }

  /** Length of the escape at `at`; 0, with the fault set, when it is not one. */
  private escapeLength(at: number): number {
    if (at + 1 >= this.limit) {
      this.fail(this.limit);
      return 0;
    }
    const byte = this.bytes[at + 1] as number;
    if (byte === QUOTE || byte === BACKSLASH || byte === 0x6e) return 2;
    if (byte === 0x2f || byte === 0x62 || byte === 0x66 || byte === 0x72 || byte === 0x74) return 2;
    if (byte !== 0x75) {
      this.fail(at + 1);
      return 0;
    }
    for (let i = at + 2; i < at + 6; i++) {
      if (i >= this.limit || hexValue(this.bytes[i] as number) < 0) {
        this.fail(i);
        return 0;
      }
    }
    return 6;
  }

  private number(): JsonKind {
    const bytes = this.bytes;
    const limit = this.limit;
    let at = this.at;
    if (bytes[at] === 0x2d) at++;
    const whole = at;
    at = digits(bytes, at, limit);
    if (at === whole || (at > whole + 1 && bytes[whole] === 0x30))
      return this.fail(at === whole ? at : whole + 1);
    if (at < limit && bytes[at] === 0x2e) {
      const fraction = at + 1;
      at = digits(bytes, fraction, limit);
      if (at === fraction) return this.fail(at);
    }
    if (at < limit && ((bytes[at] as number) | 0x20) === 0x65) {
      at++;
      if (at < limit && (bytes[at] === 0x2b || bytes[at] === 0x2d)) at++;
      const exponent = at;
      at = digits(bytes, exponent, limit);
      if (at === exponent) return this.fail(at);
    }
    this.at = at;
    this.valueEnd = at;
    return JSON_NUMBER;
  }

  private literal(word: readonly number[], kind: JsonKind): JsonKind {
    for (let i = 1; i < word.length; i++) {
      if (this.at + i >= this.limit || this.bytes[this.at + i] !== word[i]) return this.fail(this.at + i);
    }
    this.at += word.length;
    this.valueEnd = this.at;
    return kind;
  }

  private fail(at: number): JsonKind {
    this.fault = at >= this.limit ? 'truncated' : 'malformed';
    this.faultAt = at;
    return JSON_ERROR;
  }
}

function digits(bytes: Uint8Array, start: number, limit: number): number {
  let at = start;
  while (at < limit) {
    const byte = bytes[at] as number;
    if (byte < 0x30 || byte > 0x39) break;
    at++;
  }
  return at;
}
