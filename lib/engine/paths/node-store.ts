const NONE = -1;
const FIRST_NODES = 64;
const FIRST_BYTES = 512;

/**
 * The nodes of a trie in typed arrays: a table from (parent, hash) to word children, a list of word children and one
 * wildcard child a node. About 50 bytes a node. Indices of freed nodes are used again.
 */
export class NodeStore {
  parent = new Int32Array(FIRST_NODES);
  hash = new Uint32Array(FIRST_NODES);
  wild = new Int32Array(FIRST_NODES);
  first = new Int32Array(FIRST_NODES);
  next = new Int32Array(FIRST_NODES);
  /** First leaf, in the trie's own list. */
  leaf = new Int32Array(FIRST_NODES);
  known = new Uint16Array(FIRST_NODES);
  unknown = new Uint16Array(FIRST_NODES);
  /** Bits of the shapes that a wildcard has taken in. */
  mask = new Uint16Array(FIRST_NODES);
  isKnown = new Uint8Array(FIRST_NODES);
  /** 1 once the sketch holds the label of the path that leads here. */
  isSketched = new Uint8Array(FIRST_NODES);
  /** Child that is the first to go among the unknown, or -1 when it must be looked for. */
  private last = new Int32Array(FIRST_NODES);
  private wordStart = new Int32Array(FIRST_NODES);
  private wordLength = new Uint16Array(FIRST_NODES);
  private words = new Uint8Array(FIRST_BYTES);
  private wordsEnd = 0;
  private wordsLost = 0;
  private table = new Int32Array(FIRST_NODES * 2).fill(NONE);
  private held = 0;
  private top = 0;
  private freed = NONE;
  /** Nodes in use. */
  size = 0;

  /** A node without parent: a root, or a wildcard that the caller links. */
  allocate(): number {
    let node = this.freed;
    if (node === NONE) {
      if (this.top === this.parent.length) this.grow();
      node = this.top++;
    } else {
      this.freed = this.next[node] as number;
    }
    this.parent[node] = NONE;
    this.wild[node] = NONE;
    this.first[node] = NONE;
    this.next[node] = NONE;
    this.leaf[node] = NONE;
    this.last[node] = NONE;
    this.known[node] = 0;
    this.unknown[node] = 0;
    this.mask[node] = 0;
    this.isKnown[node] = 0;
    this.isSketched[node] = 0;
    this.wordLength[node] = 0;
    this.size++;
    return node;
  }

  /** The wildcard child, made when there is none. */
  ensureWild(node: number): number {
    const held = this.wild[node] as number;
    if (held !== NONE) return held;
    const made = this.allocate();
    this.parent[made] = node;
    this.wild[node] = made;
    return made;
  }

  /** The child of `node` for the word `bytes[start, end)`, or -1. O(1) expected. */
  find(node: number, hash: number, bytes: Uint8Array, start: number, end: number): number {
    const { table } = this;
    const bits = table.length - 1;
    let slot = (hash ^ Math.imul(node + 1, 0x9e3779b1)) & bits;
    for (;;) {
      const child = table[slot] as number;
      if (child === NONE) return NONE;
      if (this.hash[child] === hash && this.parent[child] === node && this.isWord(child, bytes, start, end)) {
        return child;
      }
      slot = (slot + 1) & bits;
    }
  }

  /** Adds a word child that is not there yet. Whether there is room is the caller's affair. */
  addChild(
    node: number,
    hash: number,
    bytes: Uint8Array,
    start: number,
    end: number,
    isKnown: boolean,
  ): number {
    const child = this.allocate();
    this.parent[child] = node;
    this.hash[child] = hash;
    this.wordStart[child] = this.keepWord(bytes, start, end);
    this.wordLength[child] = end - start;
    this.next[child] = this.first[node] as number;
    this.first[node] = child;
    this.isKnown[child] = isKnown ? 1 : 0;
    if (isKnown) {
      this.known[node] = (this.known[node] as number) + 1;
    } else {
      this.unknown[node] = (this.unknown[node] as number) + 1;
      const last = this.last[node] as number;
      if (this.unknown[node] === 1 || (last !== NONE && this.isAfter(child, last))) this.last[node] = child;
    }
    if ((this.held + 1) * 2 > this.table.length) this.rehash(this.table.length * 2);
    this.enter(child);
    this.held++;
    return child;
  }

  /** Takes a word child out of its parent; its own subtree stays, to be merged elsewhere. */
  detach(child: number): void {
    const node = this.parent[child] as number;
    let before = NONE;
    let at = this.first[node] as number;
    while (at !== child) {
      before = at;
      at = this.next[at] as number;
    }
    if (before === NONE) this.first[node] = this.next[child] as number;
    else this.next[before] = this.next[child] as number;
    if (this.isKnown[child] === 1) this.known[node] = (this.known[node] as number) - 1;
    else this.unknown[node] = (this.unknown[node] as number) - 1;
    if (this.last[node] === child) this.last[node] = NONE;
    this.leaveTable(child);
    this.held--;
  }

  /** Gives one node back. Its children and leaves must have been taken out. */
  release(node: number): void {
    this.wordsLost += this.wordLength[node] as number;
    this.wordLength[node] = 0;
    this.next[node] = this.freed;
    this.freed = node;
    this.size--;
  }

  /** The word child that goes first when room is short: the highest hash among the known or the unknown. */
  lastChild(node: number, isKnown: boolean): number {
    const cached = this.last[node] as number;
    if (!isKnown && cached !== NONE) return cached;
    let last = NONE;
    for (let child = this.first[node] as number; child !== NONE; child = this.next[child] as number) {
      if ((this.isKnown[child] === 1) !== isKnown) continue;
      if (last === NONE || this.isAfter(child, last)) last = child;
    }
    if (!isKnown) this.last[node] = last;
    return last;
  }

  /** Whether a word would rank after `child`: by hash, then by bytes. */
  ranksAfter(hash: number, bytes: Uint8Array, start: number, end: number, child: number): boolean {
    const other = this.hash[child] as number;
    if (hash !== other) return hash > other;
    const from = this.wordStart[child] as number;
    return compareBytes(bytes, start, end, this.words, from, from + (this.wordLength[child] as number)) > 0;
  }

  /** The raw bytes of a word: a view, valid until the store changes. */
  wordBytes(node: number): Uint8Array {
    const from = this.wordStart[node] as number;
    return this.words.subarray(from, from + (this.wordLength[node] as number));
  }

  /** Every node's index lies below this. */
  get limit(): number {
    return this.top;
  }

  /** Bytes of all arrays. */
  get byteSize(): number {
    return this.parent.length * 46 + this.table.length * 4 + this.words.length;
  }

  private isAfter(child: number, other: number): boolean {
    const from = this.wordStart[child] as number;
    const end = from + (this.wordLength[child] as number);
    return this.ranksAfter(this.hash[child] as number, this.words, from, end, other);
  }

  private isWord(node: number, bytes: Uint8Array, start: number, end: number): boolean {
    const length = end - start;
    if (this.wordLength[node] !== length) return false;
    const { words } = this;
    const from = this.wordStart[node] as number;
    for (let i = 0; i < length; i++) if (words[from + i] !== bytes[start + i]) return false;
    return true;
  }

  private keepWord(bytes: Uint8Array, start: number, end: number): number {
    const length = end - start;
    if (this.wordsEnd + length > this.words.length) this.packWords(length);
    this.words.set(bytes.subarray(start, end), this.wordsEnd);
    const from = this.wordsEnd;
    this.wordsEnd += length;
    return from;
  }

  /** Drops the words of freed nodes into a fresh arena, so that views of the old one stay readable. */
  private packWords(room: number): void {
    const needed = this.wordsEnd - this.wordsLost + room;
    const old = this.words;
    const packed = new Uint8Array(needed * 2 > old.length ? Math.max(old.length * 2, needed) : old.length);
    let end = 0;
    for (let node = 0; node < this.top; node++) {
      const length = this.wordLength[node] as number;
      if (length === 0) continue;
      const from = this.wordStart[node] as number;
      packed.set(old.subarray(from, from + length), end);
      this.wordStart[node] = end;
      end += length;
    }
    this.words = packed;
    this.wordsEnd = end;
    this.wordsLost = 0;
  }

  private slotOf(node: number): number {
    return (
      ((this.hash[node] as number) ^ Math.imul((this.parent[node] as number) + 1, 0x9e3779b1)) &
      (this.table.length - 1)
    );
  }

  private enter(node: number): void {
    const bits = this.table.length - 1;
    let slot = this.slotOf(node);
    while (this.table[slot] !== NONE) slot = (slot + 1) & bits;
    this.table[slot] = node;
  }

  /** Linear probing without tombstones: what follows moves up where it may (Knuth 6.4, algorithm R). */
  private leaveTable(node: number): void {
    const { table } = this;
    const bits = table.length - 1;
    let hole = this.slotOf(node);
    while (table[hole] !== node) hole = (hole + 1) & bits;
    let slot = hole;
    for (;;) {
      slot = (slot + 1) & bits;
      const moved = table[slot] as number;
      if (moved === NONE) break;
      const home = this.slotOf(moved);
      if (((slot - home) & bits) >= ((slot - hole) & bits)) {
        table[hole] = moved;
        hole = slot;
      }
    }
    table[hole] = NONE;
  }

  private rehash(length: number): void {
    const old = this.table;
    this.table = new Int32Array(length).fill(NONE);
    for (const node of old) if (node !== NONE) this.enter(node);
  }

  private grow(): void {
    const length = this.parent.length * 2;
    this.parent = widen(this.parent, new Int32Array(length));
    this.hash = widen(this.hash, new Uint32Array(length));
    this.wild = widen(this.wild, new Int32Array(length));
    this.first = widen(this.first, new Int32Array(length));
    this.next = widen(this.next, new Int32Array(length));
    this.leaf = widen(this.leaf, new Int32Array(length));
    this.last = widen(this.last, new Int32Array(length));
    this.wordStart = widen(this.wordStart, new Int32Array(length));
    this.known = widen(this.known, new Uint16Array(length));
    this.unknown = widen(this.unknown, new Uint16Array(length));
    this.mask = widen(this.mask, new Uint16Array(length));
    this.isKnown = widen(this.isKnown, new Uint8Array(length));
    this.isSketched = widen(this.isSketched, new Uint8Array(length));
    this.wordLength = widen(this.wordLength, new Uint16Array(length));
  }
}

function widen<A extends Int32Array | Uint32Array | Uint16Array | Uint8Array>(from: A, into: A): A {
  into.set(from);
  return into;
}

/** Order of two byte strings: byte by byte, the shorter first. */
function compareBytes(
  a: Uint8Array,
  aStart: number,
  aEnd: number,
  b: Uint8Array,
  bStart: number,
  bEnd: number,
): number {
  const length = Math.min(aEnd - aStart, bEnd - bStart);
  for (let i = 0; i < length; i++) {
    const difference = (a[aStart + i] as number) - (b[bStart + i] as number);
    if (difference !== 0) return difference;
  }
  return aEnd - aStart - (bEnd - bStart);
}
