import type { ByteReader, ByteWriter } from '@/lib/engine/bytes/byte-codec';
import { insertRow, type Rows } from '@/lib/engine/fold/sorted-rows';

/** How much is kept, and what of: a count, or a set as a bitmap of `words` × 32 bits. */
export interface WindowShape {
  clients: number;
  /** Of each client, the newest ones. */
  windows: number;
  /** 0 counts. */
  words: number;
}

/** Columns before the count or the bitmap: the client's fingerprint and the window's number. */
const HEAD = 2;

/**
 * What single clients did within windows of time: of the clients with the lowest keyed fingerprints, in their newest
 * windows. Whether a row is kept depends on the set of all rows alone, and one that is kept in the end was never given
 * up in between, so its value is exact however the exchanges were ordered and split.
 *
 * What it misses: with more than `clients` clients, one that is not among those of the sample (which one cannot choose:
 * the fingerprint is keyed), and a window before the newest `windows` of its client. A heavy client among few is seen.
 */
export class ClientWindows {
  /** By fingerprint, then by window. */
  rows: Rows = [];
  private clients = 0;
  readonly shape: WindowShape;

  constructor(shape: WindowShape) {
    this.shape = shape;
  }

  get width(): number {
    return HEAD + (this.shape.words === 0 ? 1 : this.shape.words);
  }

  count(print: number, window: number, times = 1): void {
    const at = this.touch(print, window);
    if (at >= 0) this.rows[at + HEAD] = (this.rows[at + HEAD] as number) + times;
  }

  /** Adds the member with this hash to the window's set. */
  add(print: number, window: number, hash: number): void {
    const at = this.touch(print, window);
    if (at < 0) return;
    const bit = hash % (this.shape.words * 32);
    const column = at + HEAD + (bit >>> 5);
    this.rows[column] = ((this.rows[column] as number) | (1 << (bit & 31))) >>> 0;
  }

  merge(from: ClientWindows): void {
    const { width } = this;
    for (let i = 0; i < from.rows.length; i += width) {
      const at = this.touch(from.rows[i] as number, from.rows[i + 1] as number);
      if (at < 0) continue;
      for (let column = HEAD; column < width; column++) {
        const own = this.rows[at + column] as number;
        const other = from.rows[i + column] as number;
        this.rows[at + column] = this.shape.words === 0 ? own + other : (own | other) >>> 0;
      }
    }
  }

  /**
   * The highest value of one client in one window, or of `span` windows in a row where they count; with the last of
   * these windows, the newest of equals; of the clients up to `highest`. `null` when nothing was seen.
   */
  peak(span: number, highest: number): { count: number; window: number } | null {
    const { rows, width } = this;
    let best: { count: number; window: number } | null = null;
    for (let i = 0; i < rows.length && (rows[i] as number) <= highest; i += width) {
      const window = rows[i + 1] as number;
      const count = this.shape.words === 0 ? this.sumBefore(i, span) : this.estimate(i);
      if (best === null || count > best.count || (count === best.count && window > best.window))
        best = { count, window };
    }
    return best;
  }

  private sumBefore(at: number, span: number): number {
    const { rows, width } = this;
    let sum = 0;
    for (let i = at; i >= 0 && rows[i] === rows[at]; i -= width) {
      if ((rows[i + 1] as number) <= (rows[at + 1] as number) - span) break;
      sum += rows[i + HEAD] as number;
    }
    return sum;
  }

  /** Members of a set by linear counting (Whang et al., 1990): within a tenth while half of the bits are free. */
  private estimate(at: number): number {
    const { words } = this.shape;
    let set = 0;
    for (let i = 0; i < words; i++) set += bitsOf(this.rows[at + HEAD + i] as number);
    const bits = words * 32;
    return Math.round(-bits * Math.log(Math.max(1, bits - set) / bits));
  }

  /** Offset of the row, made when it belongs to the kept ones; -1 when it does not. */
  private touch(print: number, window: number): number {
    const { rows, width } = this;
    let low = 0;
    let high = rows.length / width;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const found = rows[middle * width] as number;
      if (found < print || (found === print && (rows[middle * width + 1] as number) < window))
        low = middle + 1;
      else high = middle;
    }
    const at = low * width;
    if (at < rows.length && rows[at] === print && rows[at + 1] === window) return at;
    return this.admit(at, print, window);
  }

  private admit(at: number, print: number, window: number): number {
    const { rows, width, shape } = this;
    let first = at;
    while (first > 0 && rows[first - width] === print) first -= width;
    let end = at;
    while (end < rows.length && rows[end] === print) end += width;
    const held = (end - first) / width;
    if (held === 0) {
      if (this.clients === shape.clients) {
        if (at === rows.length) return -1;
        this.dropLast();
      }
      this.clients++;
    } else if (held === shape.windows) {
      if (at === first) return -1;
      rows.splice(first, width);
      return this.insert(at - width, print, window);
    }
    return this.insert(at, print, window);
  }

  private insert(at: number, print: number, window: number): number {
    const { rows, width } = this;
    if (rows.length === 0 && width === HEAD + 1) {
      // A literal has room for one row only, which is what most endpoints need.
      this.rows = [print, window, 0];
      return 0;
    }
    insertRow(rows, width, at, print);
    rows[at + 1] = window;
    return at;
  }

  /** Gives up the client with the highest fingerprint. */
  private dropLast(): void {
    const { rows, width } = this;
    const last = rows[rows.length - width] as number;
    while (rows.length > 0 && rows[rows.length - width] === last) rows.length -= width;
    this.clients--;
  }

  /** Some client up to `highest` was seen. */
  hasAny(highest: number): boolean {
    return this.rows.length > 0 && (this.rows[0] as number) <= highest;
  }

  /** Without the clients above `highest`. */
  encode(writer: ByteWriter, highest: number): void {
    const { rows, width } = this;
    let end = rows.length;
    while (end > 0 && (rows[end - width] as number) > highest) end -= width;
    writer.varint(end / width);
    for (let i = 0; i < end; i += width) {
      const isNew = i === 0 || rows[i] !== rows[i - width];
      writer.varint(isNew ? (rows[i] as number) - (i === 0 ? 0 : (rows[i - width] as number)) : 0);
      for (let column = 1; column < width; column++) writer.varint(rows[i + column] as number);
    }
  }

  /** Throws RangeError for rows that `encode` did not write. */
  static decode(reader: ByteReader, shape: WindowShape): ClientWindows {
    const windows = new ClientWindows(shape);
    const count = reader.varint();
    let print = 0;
    for (let i = 0; i < count; i++) {
      print += reader.varint();
      const at = windows.touch(print, reader.varint());
      if (at !== i * windows.width) throw new RangeError('A table of clients is out of order');
      for (let column = HEAD; column < windows.width; column++) windows.rows[at + column] = reader.varint();
    }
    return windows;
  }
}

function bitsOf(word: number): number {
  let rest = word | 0;
  rest -= (rest >>> 1) & 0x55555555;
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
