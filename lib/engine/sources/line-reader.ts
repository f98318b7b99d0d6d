import { RecordCarry } from '@/lib/engine/sources/record-carry';
import { redactSample, SAMPLE_LENGTH } from '@/lib/engine/sources/redact-sample';

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const OPENING = 0x7b;

import type { WholeRecords } from '@/lib/engine/sources/whole-records';

export interface LineHandler {
  /** `bytes[start, end)` is one line without its end; never blank. `isUnterminated`: the file's last, without newline. */
  line(bytes: Uint8Array, start: number, end: number, number: number, isUnterminated: boolean): void;
  tooLong(number: number, sample: string): void;
}

/**
 * Cuts a stream into lines whatever the borders of its chunks. Lines are lent straight from the chunk; only one that
 * crosses a border is copied. A byte order mark and carriage returns are dropped, blank lines counted but not handed on.
 * Holds at most `maxBytes` besides the chunk.
 */
export class LineReader {
  private number = 0;
  private readonly carry: RecordCarry;
  private readonly handler: LineHandler;
  private readonly maxBytes: number;
  private readonly whole: WholeRecords | null;

  /** With `whole`, lines that begin with `{` are first offered there. */
  constructor(handler: LineHandler, maxBytes: number, whole: WholeRecords | null = null) {
    this.whole = whole;
    this.handler = handler;
    this.maxBytes = maxBytes;
    this.carry = new RecordCarry(maxBytes);
  }

  /** The next line has this number. */
  startAt(line: number): void {
    this.number = line - 1;
  }

  push(chunk: Uint8Array): void {
    let start = 0;
    if (!this.carry.isEmpty) {
      const end = chunk.indexOf(NEWLINE);
      this.carry.append(chunk, 0, end < 0 ? chunk.length : end);
      if (end < 0) return;
      this.emitCarried(false);
      start = end + 1;
    }
    for (;;) {
      if (this.whole !== null) start = this.takeWhole(this.whole, chunk, start);
      const end = chunk.indexOf(NEWLINE, start);
      if (end < 0) break;
      this.emit(chunk, start, end, false);
      start = end + 1;
    }
    this.carry.append(chunk, start, chunk.length);
  }

  end(): void {
    if (!this.carry.isEmpty) this.emitCarried(true);
  }

  /** Takes lines as long as they are whole records; the offset of the first that is not. */
  private takeWhole(whole: WholeRecords, chunk: Uint8Array, from: number): number {
    let start = from;
    while (chunk[start] === OPENING) {
      const limit = Math.min(chunk.length, start + this.maxBytes);
      let end = whole.readWhole(chunk, start, limit, true);
      if (end < 0) return start;
      while (end < limit && (isBlank(chunk[end] as number) || chunk[end] === RETURN)) end++;
      if (end >= limit || chunk[end] !== NEWLINE) return start;
      this.number++;
      whole.acceptWhole(chunk, start, withoutReturns(chunk, start, end), this.number);
      start = end + 1;
    }
    return start;
  }

  private emitCarried(isUnterminated: boolean): void {
    if (this.carry.isOverflowing) {
      this.number++;
      this.handler.tooLong(this.number, redactSample(this.carry.bytes, 0, this.carry.length));
    } else {
      this.emit(this.carry.bytes, 0, this.carry.length, isUnterminated);
    }
    this.carry.clear();
  }

  private emit(bytes: Uint8Array, from: number, to: number, isUnterminated: boolean): void {
    this.number++;
    if (to - from > this.maxBytes) {
      this.handler.tooLong(this.number, redactSample(bytes, from, Math.min(to, from + SAMPLE_LENGTH)));
      return;
    }
    let start = from;
    const end = withoutReturns(bytes, start, to);
    if (this.number === 1 && bytes[start] === 0xef && bytes[start + 1] === 0xbb && bytes[start + 2] === 0xbf)
      start += 3;
    while (start < end && isBlank(bytes[start] as number)) start++;
    if (start < end) this.handler.line(bytes, start, end, this.number, isUnterminated);
  }
}

function withoutReturns(bytes: Uint8Array, start: number, to: number): number {
  let end = to;
  while (end > start && bytes[end - 1] === RETURN) end--;
  return end;
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x09;
}
