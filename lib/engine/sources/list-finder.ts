const encoder = new TextEncoder();
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LONGEST_KEY = 32;

/**
 * Finds the `[` of the list at a path of member names (`log`, `entries`) in a JSON stream whatever the borders of its
 * chunks. An empty path means a list at the root.
 */
export class ListFinder {
  /** Open brackets outside the list. */
  depth = 0;
  private matched = 0;
  private isNext = false;
  private isInString = false;
  private isAfterBackslash = false;
  private readonly key = new Uint8Array(LONGEST_KEY);
  private keyLength = 0;
  private readonly path: readonly Uint8Array[];

  constructor(path: readonly string[]) {
    this.path = path.map((name) => encoder.encode(name));
    this.isNext = path.length === 0;
  }

  /** Reads on from `from`. The offset after the list's `[`, or -1 when the chunk ended before. */
  push(chunk: Uint8Array, from: number): number {
    for (let at = from; at < chunk.length; at++) {
      const byte = chunk[at] as number;
      if (this.isInString) this.takeKeyByte(byte);
      else if (this.takeStructure(byte)) return at + 1;
    }
    return -1;
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

  /** True at the list's `[`. */
  private takeStructure(byte: number): boolean {
    const isHere = this.depth === this.matched + 1;
    if (byte === QUOTE) {
      this.isInString = true;
      this.keyLength = 0;
    } else if (byte === 0x3a) {
      this.isNext = isHere && this.isKey(this.path[this.matched]);
    } else if (byte === 0x2c) {
      this.isNext = false;
    } else if (byte === 0x7b) {
      if (this.isNext && this.matched < this.path.length - 1) this.matched++;
      this.isNext = false;
      this.depth++;
    } else if (byte === 0x5b) {
      if (this.isNext && this.matched >= this.path.length - 1) {
        this.isNext = false;
        return true;
      }
      this.isNext = false;
      this.depth++;
    } else if (byte === 0x7d || byte === 0x5d) {
      this.depth--;
      if (this.depth < this.matched + 1) this.matched = Math.max(0, this.matched - 1);
    }
    return false;
  }

  private isKey(name: Uint8Array | undefined): boolean {
    if (name === undefined || name.length !== this.keyLength) return false;
    for (let i = 0; i < name.length; i++) {
      if (this.key[i] !== name[i]) return false;
    }
    return true;
  }
}
