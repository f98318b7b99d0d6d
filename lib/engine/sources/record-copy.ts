/** A copy of one record that may be rewritten in place, made at most once a record and only when asked for. */
export class RecordCopy {
  bytes = new Uint8Array(0);
  /** Offset of the record in its own bytes; in the copy it begins at 0. */
  recordStart = 0;
  private recordEnd = 0;
  private isMade = false;

  begin(recordStart: number, recordEnd: number): void {
    this.recordStart = recordStart;
    this.recordEnd = recordEnd;
    this.isMade = false;
  }

  make(record: Uint8Array): void {
    if (this.isMade) return;
    const length = this.recordEnd - this.recordStart;
    if (this.bytes.length < length) this.bytes = new Uint8Array(Math.max(length, 16_384));
    this.bytes.set(record.subarray(this.recordStart, this.recordEnd));
    this.isMade = true;
  }
}
