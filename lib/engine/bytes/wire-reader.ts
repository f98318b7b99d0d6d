export const WIRE_VARINT = 0;
export const WIRE_FIXED64 = 1;
export const WIRE_BYTES = 2;
export const WIRE_FIXED32 = 5;

const LONGEST_VARINT = 10;
const TWO_TO_32 = 2 ** 32;

/**
 * Pulls the fields of one Protocol Buffers message out of `bytes[start, end)` without building a value. Groups, which
 * proto3 does not have, are a fault, as is a field that reaches past the end.
 *
 *     reader.begin(bytes, start, end);
 *     while (reader.next()) { … }
 *     if (reader.isBroken) …
 */
export class WireReader {
  bytes: Uint8Array = new Uint8Array(0);
  field = 0;
  /** One of WIRE_…. */
  type = 0;
  /** Where the content stands, of WIRE_BYTES and of what has a fixed size. */
  valueStart = 0;
  valueEnd = 0;
  /** A varint's value. Exact up to 2^53; a negative int64 is larger than that. */
  value = 0;
  isBroken = false;
  private at = 0;
  private limit = 0;
  private isCut = false;

  /** `isCut`: the bytes are the beginning of a longer message, and what reaches past them is read as far as it is there. */
  begin(bytes: Uint8Array, start: number, end: number, isCut = false): void {
    this.bytes = bytes;
    this.at = start;
    this.limit = end;
    this.isBroken = false;
    this.isCut = isCut;
  }

  /** Reads one field; false at the end of the message and at a fault. */
  next(): boolean {
    if (this.isBroken || this.at >= this.limit || !this.readVarint()) return false;
    const tag = this.value;
    this.field = Math.floor(tag / 8);
    this.type = tag % 8;
    if (this.field === 0 || tag >= TWO_TO_32) return this.fail();
    if (this.type === WIRE_VARINT) return this.readVarint();
    if (this.type === WIRE_FIXED64) return this.take(8);
    if (this.type === WIRE_FIXED32) return this.take(4);
    if (this.type !== WIRE_BYTES || !this.readVarint()) return this.fail();
    return this.take(this.value);
  }

  private take(length: number): boolean {
    if (length > this.limit - this.at && !this.isCut) return this.fail();
    this.valueStart = this.at;
    this.valueEnd = Math.min(this.limit, this.at + length);
    this.at = this.valueEnd;
    return true;
  }

  private readVarint(): boolean {
    let value = 0;
    let scale = 1;
    const limit = Math.min(this.limit, this.at + LONGEST_VARINT);
    while (this.at < limit) {
      const byte = this.bytes[this.at++] as number;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) {
        this.value = value;
        return true;
      }
      scale *= 128;
    }
    return this.fail();
  }

  private fail(): boolean {
    this.isBroken = true;
    return false;
  }
}
