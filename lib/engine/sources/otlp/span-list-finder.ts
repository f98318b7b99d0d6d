import { SPAN_MEMBERS } from './span-path';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const NEWLINE = 0x0a;
const BEFORE_ALL: readonly number[] = [0x20, 0x09, NEWLINE, 0x0d, 0xef, 0xbb, 0xbf];
const NAMES = SPAN_MEMBERS.map((name) => new TextEncoder().encode(name));
const LONGEST_KEY = 32;
/** Open brackets outside a list of spans: an object and a list for each member, but for the last list. */
const DEPTH = NAMES.length * 2 - 1;

/**
 * Finds the `[` of every list of spans in a stream of ExportTraceServiceRequests as JSON, one after another, whatever
 * the borders of its chunks. What stands between two of them is told line by line.
 */
export class SpanListFinder {
  /** Open brackets outside a list of spans. */
  depth = 0;
  /** How many of them lead to spans. */
  private matched = 0;
  private isNext = false;
  private isInString = false;
  private isAfterBackslash = false;
  private isInStray = false;
  private readonly key = new Uint8Array(LONGEST_KEY);
  private keyLength = 0;
  private readonly onStray: (chunk: Uint8Array, start: number, end: number, isLast: boolean) => void;

  /** `onStray` is given the pieces of a line that begins with something else than a request. */
  constructor(onStray: (chunk: Uint8Array, start: number, end: number, isLast: boolean) => void) {
    this.onStray = onStray;
  }

  /** Reads on from `from`. The offset after a list's `[`, or -1 when the chunk ended before. */
  push(chunk: Uint8Array, from: number): number {
    let at = from;
    while (at < chunk.length) {
      const byte = chunk[at] as number;
      if (this.isInStray || (this.depth === 0 && byte !== 0x7b && !BEFORE_ALL.includes(byte))) {
        at = this.takeStray(chunk, at);
        continue;
      }
      at++;
      if (this.isInString) this.takeKeyByte(byte);
      else if (this.takeStructure(byte)) return at;
    }
    return -1;
  }

  private takeStray(chunk: Uint8Array, from: number): number {
    const newline = chunk.indexOf(NEWLINE, from);
    const end = newline < 0 ? chunk.length : newline;
    this.isInStray = newline < 0;
    this.onStray(chunk, from, end, newline >= 0);
    return end;
  }

  private takeKeyByte(byte: number): void {
    if (this.isAfterBackslash) this.isAfterBackslash = false;
    else if (byte === BACKSLASH) this.isAfterBackslash = true;
    else if (byte === QUOTE) {
      this.isInString = false;
      return;
    }
    if (this.keyLength < LONGEST_KEY) this.key[this.keyLength] = byte;
    this.keyLength++;
  }

  /** True at a list's `[`. */
  private takeStructure(byte: number): boolean {
    const isHere = this.depth === this.matched;
    if (byte === QUOTE) {
      this.isInString = true;
      this.keyLength = 0;
    } else if (byte === 0x3a) {
      this.isNext = isHere && this.isKey(NAMES[this.matched >> 1]);
    } else if (byte === 0x2c) {
      this.isNext = false;
    } else if (byte === 0x7b) {
      if (isHere && this.matched % 2 === 0) this.matched++;
      this.isNext = false;
      this.depth++;
    } else if (byte === 0x5b) {
      const isOnPath = this.isNext && this.matched % 2 === 1;
      this.isNext = false;
      if (isOnPath && this.matched === DEPTH) return true;
      if (isOnPath) this.matched++;
      this.depth++;
    } else if (byte === 0x7d || byte === 0x5d) {
      this.depth--;
      this.matched = Math.min(this.matched, this.depth);
    }
    return false;
  }

  private isKey(name: Uint8Array | undefined): boolean {
    if (name === undefined || name.length !== this.keyLength) return false;
    return name.every((byte, i) => this.key[i] === byte);
  }
}
