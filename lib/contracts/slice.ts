const NOTHING = new Uint8Array(0);

/**
 * A borrowed, reusable range of bytes: `bytes[start, end)`. `start < 0` means the source cannot tell (unobservable);
 * `start === end` means observed and empty. Valid only until the parser that filled it moves on.
 */
export class Slice {
  bytes: Uint8Array = NOTHING;
  start = -1;
  end = -1;

  set(bytes: Uint8Array, start: number, end: number): void {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
  }

  clear(): void {
    this.start = -1;
    this.end = -1;
  }

  get isObserved(): boolean {
    return this.start >= 0;
  }

  get length(): number {
    return this.end - this.start;
  }
}

/**
 * Borrowed header fields: four offsets a field in `bounds` (name start, name end, value start, value end) into `bytes`.
 * Names are as sent: compare without case. `count < 0` means the source does not show headers at all.
 */
export class HeaderFields {
  bytes: Uint8Array = NOTHING;
  bounds = new Int32Array(256);
  count = -1;

  clear(): void {
    this.count = -1;
  }

  /** Starts an observed, still empty list over `bytes`. */
  begin(bytes: Uint8Array): void {
    this.bytes = bytes;
    this.count = 0;
  }

  add(nameStart: number, nameEnd: number, valueStart: number, valueEnd: number): void {
    const at = this.count * 4;
    if (at + 4 > this.bounds.length) {
      const wider = new Int32Array(this.bounds.length * 2);
      wider.set(this.bounds);
      this.bounds = wider;
    }
    this.bounds[at] = nameStart;
    this.bounds[at + 1] = nameEnd;
    this.bounds[at + 2] = valueStart;
    this.bounds[at + 3] = valueEnd;
    this.count++;
  }
}
