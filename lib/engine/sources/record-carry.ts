import { SAMPLE_LENGTH } from '@/lib/engine/sources/redact-sample';

const FIRST_BYTES = 4096;

/**
 * Keeps the part of a record that earlier chunks brought. Past `maxBytes` it keeps only what a redacted sample needs,
 * so an endless record costs nothing.
 */
export class RecordCarry {
  bytes = new Uint8Array(FIRST_BYTES);
  length = 0;
  isOverflowing = false;
  private readonly maxBytes: number;

  constructor(maxBytes: number) {
    this.maxBytes = maxBytes;
  }

  get isEmpty(): boolean {
    return this.length === 0;
  }

  append(chunk: Uint8Array, start: number, end: number): void {
    if (start >= end) return;
    const total = this.length + (end - start);
    if (this.isOverflowing || total > this.maxBytes) {
      this.isOverflowing = true;
      this.keepSample(chunk, start, end);
      return;
    }
    if (total > this.bytes.length) this.grow(total);
    this.bytes.set(chunk.subarray(start, end), this.length);
    this.length = total;
  }

  clear(): void {
    this.length = 0;
    this.isOverflowing = false;
  }

  private keepSample(chunk: Uint8Array, start: number, end: number): void {
    const sample = Math.min(Math.max(SAMPLE_LENGTH - this.length, 0), end - start);
    this.bytes.set(chunk.subarray(start, start + sample), this.length);
    this.length = Math.min(this.length + sample, SAMPLE_LENGTH);
  }

  private grow(needed: number): void {
    const wider = new Uint8Array(Math.min(this.maxBytes, Math.max(needed, this.bytes.length * 2)));
    wider.set(this.bytes.subarray(0, this.length));
    this.bytes = wider;
  }
}
