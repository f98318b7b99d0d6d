const NEWLINE = 0x0a;

/** A piece of a stream. A run is one or more pieces for one reader; the next run may go to another. */
export interface RunPiece {
  /** The piece's bytes are the first `length` of it. */
  buffer: Uint8Array<ArrayBuffer>;
  length: number;
  /** Number of the line that the piece begins in, counted from 1. */
  line: number;
  isFirstOfRun: boolean;
  isLastOfRun: boolean;
}

/**
 * Cuts a stream into runs of whole lines that can be read apart; without lines that stand alone, all is one run. Bytes
 * are copied into buffers of one size, so that only these are held, whatever the borders of the chunks: a piece ends
 * after the last newline of a full buffer, and a line longer than the buffer goes on in the next piece of its run.
 */
export class RunCutter {
  private buffer: Uint8Array<ArrayBuffer>;
  private length = 0;
  private line = 1;
  private isFirstOfRun = true;
  private readonly hasLineRecords: boolean;

  constructor(buffer: Uint8Array<ArrayBuffer>, hasLineRecords: boolean) {
    this.buffer = buffer;
    this.hasLineRecords = hasLineRecords;
  }

  get isFull(): boolean {
    return this.length === this.buffer.length;
  }

  /** Takes as many of the chunk's bytes as there is room for, from `at` on; tells how many. */
  fill(chunk: Uint8Array, at: number): number {
    const count = Math.min(chunk.length - at, this.buffer.length - this.length);
    this.buffer.set(chunk.subarray(at, at + count), this.length);
    this.length += count;
    return count;
  }

  /** Hands out a full buffer and goes on in `next`, a buffer of the same size. */
  cut(next: Uint8Array<ArrayBuffer>): RunPiece {
    const { buffer } = this;
    const lines = this.hasLineRecords ? buffer.lastIndexOf(NEWLINE, this.length - 1) + 1 : 0;
    next.set(buffer.subarray(lines === 0 ? this.length : lines, this.length));
    const piece = this.piece(lines === 0 ? this.length : lines, lines > 0);
    this.length -= piece.length;
    this.buffer = next;
    return piece;
  }

  /** The rest; null when nothing is left to read. */
  end(): RunPiece | null {
    return this.length === 0 && this.isFirstOfRun ? null : this.piece(this.length, true);
  }

  private piece(length: number, isLastOfRun: boolean): RunPiece {
    const { buffer, line, isFirstOfRun } = this;
    if (this.hasLineRecords) this.line += countLines(buffer, length);
    this.isFirstOfRun = isLastOfRun;
    return { buffer, length, line, isFirstOfRun, isLastOfRun };
  }
}

/** Newlines in the first `length` bytes. A Buffer finds them twice as fast as a plain array. */
function countLines(bytes: Uint8Array<ArrayBuffer>, length: number): number {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, length);
  let count = 0;
  for (let at = view.indexOf(NEWLINE); at >= 0; at = view.indexOf(NEWLINE, at + 1)) count++;
  return count;
}
