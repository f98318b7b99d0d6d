import { unescapeJson } from '@/lib/engine/bytes/json-unescape';

/**
 * Working memory for one record: text that must be rewritten before it can be lent. When it grows, ranges already lent
 * stay valid in the older array.
 */
export class ByteArena {
  bytes = new Uint8Array(4096);
  length = 0;

  /** Forgets the last record's text. */
  reset(): void {
    this.length = 0;
  }

  /** Makes room for `count` more bytes at `length`. */
  reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const wider = new Uint8Array(Math.max(this.bytes.length * 2, this.length + count));
    wider.set(this.bytes.subarray(0, this.length));
    this.bytes = wider;
  }

  /** Copies a range; its place is `[length before, length after)`. */
  append(bytes: Uint8Array, start: number, end: number): void {
    this.reserve(end - start);
    this.bytes.set(bytes.subarray(start, end), this.length);
    this.length += end - start;
  }

  /** Writes the text of a JSON string; its place is `[length before, length after)`. */
  unescape(bytes: Uint8Array, start: number, end: number): void {
    this.reserve(end - start);
    this.length += unescapeJson(bytes, start, end, this.bytes, this.length);
  }
}
