const LONGEST = 10;

/** One varint after another out of a stream, whatever the borders of its chunks. Exact up to 2^53. */
export class VarintStream {
  isWhole = false;
  private value = 0;
  private scale = 1;
  private length = 0;

  get isEmpty(): boolean {
    return this.length === 0;
  }

  /** Longer than any number of 64 bits is. */
  get isTooLong(): boolean {
    return !this.isWhole && this.length >= LONGEST;
  }

  /** Reads on from `at`; the offset after what was read. */
  push(chunk: Uint8Array, at: number): number {
    let next = at;
    while (next < chunk.length && !this.isWhole && this.length < LONGEST) {
      const byte = chunk[next++] as number;
      this.value += (byte & 0x7f) * this.scale;
      this.scale *= 128;
      this.length++;
      this.isWhole = byte < 0x80;
    }
    return next;
  }

  /** The number; the next may then begin. */
  take(): number {
    const { value } = this;
    this.value = 0;
    this.scale = 1;
    this.length = 0;
    this.isWhole = false;
    return value;
  }
}
