const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Writes compact binary values one after another; `finish` gives the bytes. Sizes double, so O(bytes) in all. */
export class ByteWriter {
  private buffer = new Uint8Array(64);
  private view = new DataView(this.buffer.buffer);
  private length = 0;

  u8(value: number): void {
    this.reserve(1);
    this.buffer[this.length++] = value;
  }

  /** A whole number from 0 to 2^53 - 1, seven bits a byte, lowest first (LEB128). Throws RangeError for any other. */
  varint(value: number): void {
    if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`Not a varint: ${value}`);
    this.reserve(8);
    let rest = value;
    while (rest > 0x7f) {
      this.buffer[this.length++] = (rest % 128) | 0x80;
      rest = Math.floor(rest / 128);
    }
    this.buffer[this.length++] = rest;
  }

  /** A whole number of magnitude below 2^52, the sign in the lowest bit (zigzag). */
  svarint(value: number): void {
    this.varint(value < 0 ? -2 * value - 1 : 2 * value);
  }

  f64(value: number): void {
    this.reserve(8);
    this.view.setFloat64(this.length, value, true);
    this.length += 8;
  }

  /** The length as a varint, then the bytes. */
  bytes(value: Uint8Array): void {
    this.varint(value.length);
    this.reserve(value.length);
    this.buffer.set(value, this.length);
    this.length += value.length;
  }

  text(value: string): void {
    this.bytes(encoder.encode(value));
  }

  /** A copy of all that was written; the writer can go on. */
  finish(): Uint8Array<ArrayBuffer> {
    return this.buffer.slice(0, this.length);
  }

  private reserve(count: number): void {
    const needed = this.length + count;
    if (needed <= this.buffer.length) return;
    const wider = new Uint8Array(Math.max(needed, this.buffer.length * 2));
    wider.set(this.buffer);
    this.buffer = wider;
    this.view = new DataView(wider.buffer);
  }
}

/** Reads what ByteWriter wrote. Every read checks the borders: corrupt input throws RangeError. */
export class ByteReader {
  private readonly buffer: Uint8Array;
  private readonly view: DataView;
  private at = 0;

  constructor(buffer: Uint8Array) {
    this.buffer = buffer;
    this.view = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  }

  get done(): boolean {
    return this.at >= this.buffer.length;
  }

  u8(): number {
    return this.buffer[this.take(1)] as number;
  }

  varint(): number {
    let value = 0;
    let unit = 1;
    for (let count = 0; count < 8; count++) {
      const byte = this.u8();
      value += (byte & 0x7f) * unit;
      if (byte < 0x80) {
        if (value > Number.MAX_SAFE_INTEGER) break;
        return value;
      }
      unit *= 128;
    }
    throw new RangeError('A varint is longer than 53 bits');
  }

  svarint(): number {
    const value = this.varint();
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  }

  f64(): number {
    return this.view.getFloat64(this.take(8), true);
  }

  /** A view into the input, not a copy. */
  bytes(): Uint8Array {
    const length = this.varint();
    const from = this.take(length);
    return this.buffer.subarray(from, from + length);
  }

  text(): string {
    const bytes = this.bytes();
    try {
      return decoder.decode(bytes);
    } catch {
      throw new RangeError('A text is not UTF-8');
    }
  }

  private take(count: number): number {
    const from = this.at;
    if (count > this.buffer.length - from) throw new RangeError('The bytes end inside a value');
    this.at = from + count;
    return from;
  }
}
