import { RecordCarry } from '@/lib/engine/sources/record-carry';
import { redactSample, SAMPLE_LENGTH } from '@/lib/engine/sources/redact-sample';
import type { WholeRecords } from '@/lib/engine/sources/whole-records';

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
/** `{` and `[` (and `}` and `]`) differ in this bit alone. */
const BRACKET_BIT = 0x20;
const OPENING = 0x7b;
const CLOSING = 0x7d;

export interface ElementHandler {
  /** `bytes[start, end)` is one element, with balanced brackets, not yet validated. */
  element(bytes: Uint8Array, start: number, end: number, number: number): void;
  tooLong(number: number, sample: string): void;
  /** The stream ended inside the list; the sample is empty when it ended between two elements. */
  truncated(number: number, sample: string): void;
}

/**
 * Cuts the elements of one JSON array out of a stream whatever the borders of its chunks: a byte scan that knows strings
 * and counts brackets. Elements are lent straight from the chunk; only one that crosses a border is copied. Elements
 * have numbers from 1. Holds at most `maxBytes` besides the chunk.
 */
export class ElementReader {
  private number = 0;
  private depth = 0;
  private isInside = false;
  private isScalar = false;
  private isInString = false;
  private isAfterBackslash = false;
  private readonly carry: RecordCarry;
  private readonly handler: ElementHandler;
  private readonly maxBytes: number;
  private readonly whole: WholeRecords;

  /** Objects are first offered to `whole`. */
  constructor(handler: ElementHandler, maxBytes: number, whole: WholeRecords) {
    this.whole = whole;
    this.handler = handler;
    this.maxBytes = maxBytes;
    this.carry = new RecordCarry(maxBytes);
  }

  /** Elements so far. */
  get count(): number {
    return this.number;
  }

  /** Reads on from `from`, inside the array. The offset after the array's `]`, or -1 when the chunk ended before. */
  push(chunk: Uint8Array, from: number): number {
    let at = from;
    while (at < chunk.length) {
      let start = at;
      if (!this.isInside) {
        start = this.seekElement(chunk, at);
        if (start >= chunk.length) return -1;
        if (chunk[start] === 0x5d) return start + 1;
        const end = this.takeWhole(chunk, start);
        if (end >= 0) {
          at = end;
          continue;
        }
        this.beginElement(chunk[start] as number);
      }
      at = this.isScalar ? this.scanScalar(chunk, start) : this.scanElement(chunk, start);
      if (at < 0) {
        this.carry.append(chunk, start, chunk.length);
        return -1;
      }
      this.finishElement(chunk, start, at);
    }
    return -1;
  }

  /** The stream ended before the array did. */
  end(): void {
    const sample = this.isInside ? redactSample(this.carry.bytes, 0, this.carry.length) : '';
    this.handler.truncated(this.number + 1, sample);
  }

  private seekElement(chunk: Uint8Array, from: number): number {
    let at = from;
    while (at < chunk.length && ((chunk[at] as number) <= 0x20 || chunk[at] === COMMA)) at++;
    return at;
  }

  /** The offset after the element if it was a whole record, else -1. */
  private takeWhole(chunk: Uint8Array, start: number): number {
    if (chunk[start] !== OPENING) return -1;
    const limit = Math.min(chunk.length, start + this.maxBytes);
    const end = this.whole.readWhole(chunk, start, limit, false);
    if (end < 0) return -1;
    this.number++;
    this.whole.acceptWhole(chunk, start, end, this.number);
    return end;
  }

  private beginElement(first: number): void {
    this.isInside = true;
    this.isScalar = (first | BRACKET_BIT) !== OPENING;
    this.depth = 0;
    this.isInString = false;
    this.isAfterBackslash = false;
  }

  private finishElement(chunk: Uint8Array, start: number, end: number): void {
    this.number++;
    this.isInside = false;
    const { carry } = this;
    if (!carry.isEmpty) carry.append(chunk, start, end);
    if (carry.isOverflowing) {
      this.handler.tooLong(this.number, redactSample(carry.bytes, 0, carry.length));
    } else if (!carry.isEmpty) {
      this.handler.element(carry.bytes, 0, carry.length, this.number);
    } else if (end - start > this.maxBytes) {
      this.handler.tooLong(this.number, redactSample(chunk, start, start + SAMPLE_LENGTH));
    } else {
      this.handler.element(chunk, start, end, this.number);
    }
    carry.clear();
  }

  /** The offset after the bracket that closes the element, or -1. */
  private scanElement(chunk: Uint8Array, from: number): number {
    const end = chunk.length;
    let at = from;
    let depth = this.depth;
    while (at < end) {
      if (this.isInString) {
        at = this.scanString(chunk, at);
        continue;
      }
      const byte = chunk[at++] as number;
      if (byte === QUOTE) {
        this.isInString = true;
      } else if ((byte | BRACKET_BIT) === OPENING) {
        depth++;
      } else if ((byte | BRACKET_BIT) === CLOSING) {
        depth--;
        if (depth === 0) return at;
      }
    }
    this.depth = depth;
    return -1;
  }

  /** The offset after the string's end, or of the chunk's. */
  private scanString(chunk: Uint8Array, from: number): number {
    const end = chunk.length;
    let at = this.isAfterBackslash ? from + 1 : from;
    this.isAfterBackslash = false;
    while (at < end) {
      const byte = chunk[at++] as number;
      if (byte === QUOTE) {
        this.isInString = false;
        return at;
      }
      if (byte === BACKSLASH) {
        if (at === end) this.isAfterBackslash = true;
        at++;
      }
    }
    return end;
  }

  /** What is not an object ends before the next comma or `]` outside a string; -1 if that is not in the chunk. */
  private scanScalar(chunk: Uint8Array, from: number): number {
    let at = from;
    while (at < chunk.length) {
      if (this.isInString) {
        at = this.scanString(chunk, at);
        continue;
      }
      const byte = chunk[at];
      if (byte === COMMA || byte === 0x5d) return at;
      if (byte === QUOTE) this.isInString = true;
      at++;
    }
    return -1;
  }
}
