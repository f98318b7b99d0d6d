import { hashBytes } from '@/lib/engine/bytes/hash';
import { PATH_PRIOR, type PathPrior } from '@/lib/engine/lexicon/path-prior';
import { ChildCaps, LEVELS } from './child-caps';
import { LeafStore, type Payloads } from './leaf-store';
import { NodeStore } from './node-store';
import { readObservedRoute } from './observed-route';
import { MAX_TOKENS, PathTokens } from './path-tokens';
import { PrefixSketch } from './prefix-sketch';
import { SHAPE, segmentShape } from './segment-shape';

export interface TrieOptions {
  /** Seed of the keyed hashes: the same for all tries that are ever merged. */
  seed: number;
  /** Raw segments that are known words beside the vocabulary: literals of the API's documented templates. */
  pinned?: readonly string[];
  /** Unknown words held below a node with 0, 1, 2 or more unknown tokens above it. */
  childCaps?: readonly number[];
  /** Nodes and leaves that the trie may need before it tightens; see docs/paths.md. */
  nodeBudget?: number;
  /** Word statistics; the trained ones unless a bench trains others. */
  prior?: PathPrior;
}

/** A path, or a route's template, as the trie keeps it, with what ended there. */
export interface Leaf<T> {
  /** Stands for the leaf while the trie is not changed. */
  index: number;
  method: number;
  requests: number;
  payload: T;
  /** Raw text of each literal token, or `null` for the wildcard. */
  tokens: readonly (string | null)[];
  /** Bits of SHAPE for each wildcard token, 0 for a literal. */
  masks: readonly number[];
  /** Of a route: the name of each parameter, `''` for a literal or when there is none. Of a path: empty. */
  names: readonly string[];
  /** True when it is a route's template, so that every token is certain. */
  isRoute: boolean;
}

const NONE = -1;
const NO_NAMES: readonly string[] = [];
/** Entries of the caches, less one. */
const CACHE_BITS = 1023;
const DEFAULT_CAPS = [128, 24, 8];
const DEFAULT_BUDGET = 10_000;
/** Mask of a date stays apart from that of a word, though both are kept as words while there is room. */
const FOLDED = ~((1 << SHAPE.word) | (1 << SHAPE.date));
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * The paths of one API: a commutative, associative, idempotent-by-count structure whose state is a function of the
 * multiset of what was inserted, in whatever order and over however many tries. Bounded: see ChildCaps and PrefixSketch.
 */
export class PathTrie<T> {
  readonly nodes = new NodeStore();
  readonly leafStore = new LeafStore<T>();
  readonly root: number;
  readonly routeRoot: number;
  /** Names of the routes' parameters by wildcard node; of several for one parameter, the first by code units. */
  private readonly names = new Map<number, string>();
  private readonly payloads: Payloads<T>;
  private readonly seed: number;
  private readonly prior: PathPrior;
  private readonly pinned: ReadonlySet<number>;
  private readonly caps: ChildCaps;
  private readonly sketch: PrefixSketch;
  private readonly tokens = new PathTokens();
  private readonly shapes = new Uint8Array(MAX_TOKENS);
  private readonly kinds = new Uint8Array(MAX_TOKENS);
  /** Hashes of words with, in the lowest bit, whether they are known. No entry matches its slot at first. */
  private readonly knownCache = Uint32Array.from({ length: CACHE_BITS + 1 }, (_, slot) => (slot ^ 1) << 1);
  /** Two hashes of paths that were sketched lately; at first, too, no entry matches its slot. */
  private readonly lastLow = Int32Array.from({ length: CACHE_BITS + 1 }, (_, slot) => slot ^ 1);
  private readonly lastHigh = new Int32Array(CACHE_BITS + 1);

  constructor(payloads: Payloads<T>, options: TrieOptions) {
    this.payloads = payloads;
    this.seed = options.seed | 0;
    this.prior = options.prior ?? PATH_PRIOR;
    this.caps = new ChildCaps(options.childCaps ?? DEFAULT_CAPS);
    this.sketch = new PrefixSketch(options.nodeBudget ?? DEFAULT_BUDGET);
    this.pinned = new Set((options.pinned ?? []).map((word) => this.hashText(word)));
    this.root = this.nodes.allocate();
    this.routeRoot = this.nodes.allocate();
  }

  /** The payload of the leaf that the path and method reach, made when there is none. The path has no query. */
  insert(bytes: Uint8Array, start: number, end: number, method: number): T {
    const { nodes, tokens } = this;
    tokens.read(bytes, start, end, this.seed);
    let node = this.root;
    for (let i = 0; i < tokens.count; i++) {
      const from = tokens.starts[i] as number;
      const to = tokens.ends[i] as number;
      let child = NONE;
      if (!tokens.isDeep || i < MAX_TOKENS - 1)
        child = nodes.find(node, tokens.hashes[i] as number, bytes, from, to);
      if (child === NONE) {
        const shape = this.shapeAt(bytes, i);
        child = isFolded(shape) ? (nodes.wild[node] as number) : NONE;
        if (child === NONE) return this.insertNew(bytes, method, i);
        nodes.mask[child] = (nodes.mask[child] as number) | (1 << shape);
      }
      if (nodes.isSketched[child] === 0) return this.insertNew(bytes, method, i);
      node = child;
    }
    const leaf = this.findLeaf(node, method);
    if (leaf === NONE || this.leafStore.isSketched[leaf] === 0) {
      return this.insertNew(bytes, method, tokens.count);
    }
    return this.touch(leaf);
  }

  /**
   * The payload of a route's template (`/users/{id}`, `/users/:id`, `/users/<id>`), which is certain evidence; `null`
   * when the text is no usable template. Routes are kept apart from paths and meet them in `inferTemplates`.
   */
  insertTemplate(bytes: Uint8Array, start: number, end: number, method: number): T | null {
    const route = readObservedRoute(bytes, start, end);
    if (!route) return null;
    this.sketchTemplate(route.words, method);
    return this.touch(this.leafOf(this.descend(this.routeRoot, route.words, [], route.names, true), method));
  }

  /** The leaf that holds what `insert` was given for this path; `null` when it was never inserted. */
  locate(bytes: Uint8Array, start: number, end: number, method: number): Leaf<T> | null {
    const { nodes, tokens } = this;
    tokens.read(bytes, start, end, this.seed);
    let node = this.root;
    for (let i = 0; i < tokens.count; i++) {
      const isRest = tokens.isDeep && i === MAX_TOKENS - 1;
      const held = isRest
        ? NONE
        : nodes.find(
            node,
            tokens.hashes[i] as number,
            bytes,
            tokens.starts[i] as number,
            tokens.ends[i] as number,
          );
      node = held === NONE ? (nodes.wild[node] as number) : held;
      if (node === NONE) return null;
    }
    return this.leafAt(node, method);
  }

  /** As `locate`, for what `insertTemplate` was given. */
  locateTemplate(bytes: Uint8Array, start: number, end: number, method: number): Leaf<T> | null {
    const route = readObservedRoute(bytes, start, end);
    if (!route) return null;
    let node = this.routeRoot;
    for (const word of route.words) {
      const held = word
        ? this.nodes.find(node, hashBytes(word, 0, word.length, this.seed), word, 0, word.length)
        : NONE;
      node = held === NONE ? (this.nodes.wild[node] as number) : held;
      if (node === NONE) return null;
    }
    return this.leafAt(node, method);
  }

  /** Takes in all that `other` has seen. Same seed, caps and budget; `other` stays as it is. */
  merge(other: PathTrie<T>): void {
    if (other.seed !== this.seed) throw new Error('Tries with different seeds cannot merge');
    if (this.sketch.merge(other.sketch)) this.tighten();
    this.absorb(this.root, other, other.root, 0, 0, true);
    this.absorb(this.routeRoot, other, other.routeRoot, 0, 0, true);
  }

  leaves(): Leaf<T>[] {
    const { leafStore } = this;
    const leaves: Leaf<T>[] = [];
    for (let leaf = 0; leaf < leafStore.limit; leaf++) {
      if (leafStore.node[leaf] !== NONE) leaves.push(this.describe(leaf));
    }
    return leaves;
  }

  /** Puts a leaf back as `leaves` told of it: payload and requests add to what is there. `payload` is taken over. */
  restore(leaf: Omit<Leaf<T>, 'index'>): void {
    const words = leaf.tokens.map((token) => (token === null ? null : encoder.encode(token)));
    if (words.length > MAX_TOKENS || words.some((word) => word !== null && word.length > 120)) {
      throw new RangeError('Not a leaf of a path trie');
    }
    const { masks, names, isRoute } = leaf;
    const node = this.descend(isRoute ? this.routeRoot : this.root, words, masks, names, isRoute);
    const index = this.leafOf(node, leaf.method);
    this.payloads.merge(this.leafStore.payloads[index] as T, leaf.payload);
    this.leafStore.requests[index] = (this.leafStore.requests[index] as number) + leaf.requests;
  }

  /** What cannot be told from the leaves: the sketch of all prefixes ever seen. At most 2 KB. */
  encodeState(): Uint8Array {
    return this.sketch.encode();
  }

  /** Takes in what `encodeState` gave. Throws RangeError for anything else. */
  restoreState(state: Uint8Array): void {
    if (this.sketch.restore(state)) this.tighten();
  }

  /** Level of tightening, 0 while everything fits. */
  get level(): number {
    return this.sketch.level;
  }

  /** Bytes held, payloads not counted. */
  get byteSize(): number {
    return (
      this.nodes.byteSize +
      this.leafStore.byteSize +
      LEVELS * 144 +
      (CACHE_BITS + 1) * 12 +
      this.names.size * 96
    );
  }

  private hashText(text: string): number {
    const word = encoder.encode(text);
    return hashBytes(word, 0, word.length, this.seed);
  }

  private shapeAt(bytes: Uint8Array, i: number): number {
    const { tokens } = this;
    if (tokens.isDeep && i === MAX_TOKENS - 1) return SHAPE.text;
    return segmentShape(bytes, tokens.starts[i] as number, tokens.ends[i] as number);
  }

  /** A path that needs a node which is not there: counts its prefixes, tightens if that was too many, then makes room. */
  private insertNew(bytes: Uint8Array, method: number, from: number): T {
    const { nodes, tokens, shapes } = this;
    if (this.sketchPath(bytes, method, from)) this.tighten();
    let node = this.root;
    let above = 0;
    let isSketched = true;
    for (let i = 0; i < tokens.count; i++) {
      const shape = shapes[i] as number;
      const start = tokens.starts[i] as number;
      const to = tokens.ends[i] as number;
      const hash = tokens.hashes[i] as number;
      let child = NONE;
      if (!isFolded(shape)) {
        child = nodes.find(node, hash, bytes, start, to);
        if (child === NONE)
          child = this.place(node, hash, bytes, start, to, this.kinds[i] === KNOWN, above, i);
      }
      if (child === NONE) {
        child = nodes.ensureWild(node);
        // Of a word that was known when it was sketched the shape was not looked at; tightening may have folded it since.
        const seen = isFolded(shape) ? shape : this.shapeAt(bytes, i);
        nodes.mask[child] = (nodes.mask[child] as number) | (1 << seen);
        if (!isFolded(shape)) isSketched = false;
        above++;
      } else if (nodes.isKnown[child] === 0) {
        above++;
      }
      if (isSketched) nodes.isSketched[child] = 1;
      node = child;
    }
    const leaf = this.leafOf(node, method);
    if (isSketched) this.leafStore.isSketched[leaf] = 1;
    return this.touch(leaf);
  }

  private isKnown(hash: number, bytes: Uint8Array, start: number, end: number): boolean {
    const slot = (hash >>> 1) & CACHE_BITS;
    const cached = this.knownCache[slot] as number;
    if (cached >>> 1 === hash >>> 1) return (cached & 1) === 1;
    const isKnown = this.pinned.has(hash) || this.prior.isKnown(bytes, start, end);
    this.knownCache[slot] = ((hash & ~1) | (isKnown ? 1 : 0)) >>> 0;
    return isKnown;
  }

  /**
   * Notes the label of each prefix of `first` or more tokens at each level that may still come, unless that was done
   * for the same path lately. Returns true when the level rose.
   */
  private sketchPath(bytes: Uint8Array, method: number, first: number): boolean {
    const { tokens, shapes, kinds, nodes } = this;
    let node = this.root;
    let low = method;
    let high = method;
    for (let i = 0; i < tokens.count; i++) {
      const from = tokens.starts[i] as number;
      const to = tokens.ends[i] as number;
      const hash = tokens.hashes[i] as number;
      if (node !== NONE) node = nodes.find(node, hash, bytes, from, to);
      const shape = node === NONE ? this.shapeAt(bytes, i) : SHAPE.word;
      shapes[i] = shape;
      if (isFolded(shape)) kinds[i] = FOLD;
      else if (node === NONE) kinds[i] = this.isKnown(hash, bytes, from, to) ? KNOWN : UNKNOWN;
      else kinds[i] = nodes.isKnown[node] === 1 ? KNOWN : UNKNOWN;
      const token = kinds[i] === FOLD ? 1 : hash;
      low = Math.imul(low ^ token, 0x5bd1e995) + i;
      high = Math.imul(high ^ token, 0x2c1b3c6d) ^ (high >>> 15);
    }
    const slot = low & CACHE_BITS;
    if (this.lastLow[slot] === low && this.lastHigh[slot] === high) return false;
    this.lastLow[slot] = low;
    this.lastHigh[slot] = high;
    let isRaised = false;
    for (let level = this.sketch.level; level < LEVELS; level++) {
      if (this.sketchLevel(level, method, first)) isRaised = true;
    }
    return isRaised;
  }

  private sketchLevel(level: number, method: number, first: number): boolean {
    const { tokens, caps, sketch, kinds } = this;
    let isRaised = false;
    let label = 1;
    let above = 0;
    for (let i = 0; i < tokens.count; i++) {
      const kind = kinds[i] as number;
      const token = tokenLabel(caps, level, above, i, kind, tokens.hashes[i] as number);
      label = Math.imul(label ^ token, 0x5bd1e995);
      label ^= label >>> 13;
      if (kind !== KNOWN) above++;
      if (i >= first && sketch.add(level, label)) isRaised = true;
    }
    return sketch.add(level, leafLabel(label, method)) || isRaised;
  }

  /** A route's literals are all known. */
  private sketchTemplate(words: readonly (Uint8Array | null)[], method: number): void {
    let isRaised = false;
    for (let level = this.sketch.level; level < LEVELS; level++) {
      let label = 2;
      let above = 0;
      for (const [depth, word] of words.entries()) {
        const hash = word ? hashBytes(word, 0, word.length, this.seed) : 0;
        label = Math.imul(
          label ^ tokenLabel(this.caps, level, above, depth, word ? KNOWN : FOLD, hash),
          0x5bd1e995,
        );
        label ^= label >>> 13;
        if (!word) above++;
        if (this.sketch.add(level, label)) isRaised = true;
      }
      if (this.sketch.add(level, leafLabel(label, method))) isRaised = true;
    }
    if (isRaised) this.tighten();
  }

  /** The node of a path given by its tokens, made where there is room; `null` and what finds no room go to the wildcard. */
  private descend(
    root: number,
    words: readonly (Uint8Array | null)[],
    masks: readonly number[],
    names: readonly string[],
    isRoute: boolean,
  ): number {
    const { nodes } = this;
    let node = root;
    let above = 0;
    for (const [i, word] of words.entries()) {
      let child = NONE;
      if (word) {
        const hash = hashBytes(word, 0, word.length, this.seed);
        child = nodes.find(node, hash, word, 0, word.length);
        if (child === NONE) {
          const isKnown = isRoute || this.isKnown(hash, word, 0, word.length);
          child = this.place(node, hash, word, 0, word.length, isKnown, above, i);
        }
      }
      if (child === NONE) {
        child = nodes.ensureWild(node);
        const bits = word ? 1 << segmentShape(word, 0, word.length) : (masks[i] ?? 0);
        nodes.mask[child] = (nodes.mask[child] as number) | bits;
        this.giveName(child, names[i]);
        above++;
      } else if (nodes.isKnown[child] === 0) {
        above++;
      }
      node = child;
    }
    return node;
  }

  private giveName(node: number, name: string | undefined): void {
    const held = this.names.get(node);
    if (name && (held === undefined || name < held)) this.names.set(node, name);
  }

  /**
   * Adds a word child if it ranks among those that have room, evicting another for it; -1 when it has to be folded. The
   * node may be over its caps while the trie is being tightened: it is cut before, lest the new child be cut after.
   */
  private place(
    node: number,
    hash: number,
    bytes: Uint8Array,
    start: number,
    end: number,
    isKnown: boolean,
    above: number,
    depth: number,
  ): number {
    const { nodes } = this;
    this.enforce(node, above, depth);
    const total = this.caps.total(this.sketch.level, depth);
    const known = nodes.known[node] as number;
    const limit = isKnown ? total : Math.min(total - known, this.caps.unknowns(this.sketch.level, above));
    const count = isKnown ? known : (nodes.unknown[node] as number);
    if (limit <= 0) return NONE;
    if (count >= limit && nodes.ranksAfter(hash, bytes, start, end, nodes.lastChild(node, isKnown)))
      return NONE;
    const child = nodes.addChild(node, hash, bytes, start, end, isKnown);
    this.enforce(node, above, depth);
    return child;
  }

  /** Evicts what is over the caps of one node. */
  private enforce(node: number, above: number, depth: number): void {
    const { nodes } = this;
    const total = this.caps.total(this.sketch.level, depth);
    while ((nodes.known[node] as number) > total) this.evict(node, nodes.lastChild(node, true), above, depth);
    const limit = Math.min(
      total - (nodes.known[node] as number),
      this.caps.unknowns(this.sketch.level, above),
    );
    while ((nodes.unknown[node] as number) > limit)
      this.evict(node, nodes.lastChild(node, false), above, depth);
  }

  /** Merges a word child with its whole subtree into the wildcard. */
  private evict(node: number, child: number, above: number, depth: number): void {
    const { nodes } = this;
    const word = nodes.wordBytes(child);
    const shape = segmentShape(word, 0, word.length);
    nodes.detach(child);
    const wild = nodes.ensureWild(node);
    nodes.mask[wild] = (nodes.mask[wild] as number) | (1 << shape);
    this.absorb(wild, this, child, above + 1, depth + 1, false);
  }

  /** Merges the subtree of `from`, which is used up when it is of this trie. `above`: unknown tokens above `into`. */
  private absorb(
    into: number,
    source: PathTrie<T>,
    from: number,
    above: number,
    depth: number,
    isSamePlace: boolean,
  ): void {
    const { nodes } = this;
    const other = source.nodes;
    const isOwn = source === this;
    nodes.mask[into] = (nodes.mask[into] as number) | (other.mask[from] as number);
    if (isSamePlace && other.isSketched[from] === 1) nodes.isSketched[into] = 1;
    this.giveName(into, source.names.get(from));
    this.absorbLeaves(into, source, from, isSamePlace);
    const wild = other.wild[from] as number;
    if (wild !== NONE) this.absorb(nodes.ensureWild(into), source, wild, above + 1, depth + 1, isSamePlace);
    let child = other.first[from] as number;
    while (child !== NONE) {
      const next = other.next[child] as number;
      const word = other.wordBytes(child);
      const hash = other.hash[child] as number;
      const isKnown = other.isKnown[child] === 1;
      if (isOwn) other.detach(child);
      let target = nodes.find(into, hash, word, 0, word.length);
      if (target === NONE) target = this.place(into, hash, word, 0, word.length, isKnown, above, depth);
      const isFoldedNow = target === NONE;
      if (isFoldedNow) {
        target = nodes.ensureWild(into);
        nodes.mask[target] = (nodes.mask[target] as number) | (1 << segmentShape(word, 0, word.length));
      }
      this.absorb(
        target,
        source,
        child,
        isFoldedNow || !isKnown ? above + 1 : above,
        depth + 1,
        isSamePlace && !isFoldedNow,
      );
      child = next;
    }
    if (!isOwn) return;
    this.names.delete(from);
    nodes.release(from);
  }

  private absorbLeaves(into: number, source: PathTrie<T>, from: number, isSamePlace: boolean): void {
    const { leafStore } = source;
    let leaf = source.nodes.leaf[from] as number;
    while (leaf !== NONE) {
      const next = leafStore.next[leaf] as number;
      const target = this.leafOf(into, leafStore.method[leaf] as number);
      this.payloads.merge(this.leafStore.payloads[target] as T, leafStore.payloads[leaf] as T);
      this.leafStore.requests[target] =
        (this.leafStore.requests[target] as number) + (leafStore.requests[leaf] as number);
      if (isSamePlace && leafStore.isSketched[leaf] === 1) this.leafStore.isSketched[target] = 1;
      if (source === this) leafStore.release(leaf);
      leaf = next;
    }
  }

  private tighten(): void {
    this.tightenNode(this.root, 0, 0);
    this.tightenNode(this.routeRoot, 0, 0);
  }

  private tightenNode(node: number, above: number, depth: number): void {
    const { nodes } = this;
    this.enforce(node, above, depth);
    const wild = nodes.wild[node] as number;
    if (wild !== NONE) this.tightenNode(wild, above + 1, depth + 1);
    for (let child = nodes.first[node] as number; child !== NONE; child = nodes.next[child] as number) {
      this.tightenNode(child, nodes.isKnown[child] === 1 ? above : above + 1, depth + 1);
    }
  }

  private touch(leaf: number): T {
    this.leafStore.requests[leaf] = (this.leafStore.requests[leaf] as number) + 1;
    return this.leafStore.payloads[leaf] as T;
  }

  private findLeaf(node: number, method: number): number {
    const { leafStore } = this;
    let leaf = this.nodes.leaf[node] as number;
    while (leaf !== NONE && leafStore.method[leaf] !== method) leaf = leafStore.next[leaf] as number;
    return leaf;
  }

  private leafOf(node: number, method: number): number {
    const held = this.findLeaf(node, method);
    if (held !== NONE) return held;
    const made = this.leafStore.allocate(
      node,
      method,
      this.nodes.leaf[node] as number,
      this.payloads.create(),
    );
    this.nodes.leaf[node] = made;
    return made;
  }

  private leafAt(node: number, method: number): Leaf<T> | null {
    const leaf = this.findLeaf(node, method);
    return leaf === NONE ? null : this.describe(leaf);
  }

  private describe(leaf: number): Leaf<T> {
    const { nodes, leafStore } = this;
    const tokens: (string | null)[] = [];
    const masks: number[] = [];
    const names: string[] = [];
    let node = leafStore.node[leaf] as number;
    while (nodes.parent[node] !== NONE) {
      const parent = nodes.parent[node] as number;
      const isWild = nodes.wild[parent] === node;
      tokens.push(isWild ? null : decoder.decode(nodes.wordBytes(node)));
      masks.push(isWild ? (nodes.mask[node] as number) : 0);
      names.push(this.names.get(node) ?? '');
      node = parent;
    }
    return {
      index: leaf,
      method: leafStore.method[leaf] as number,
      requests: leafStore.requests[leaf] as number,
      payload: leafStore.payloads[leaf] as T,
      tokens: tokens.reverse(),
      masks: masks.reverse(),
      names: node === this.routeRoot ? names.reverse() : NO_NAMES,
      isRoute: node === this.routeRoot,
    };
  }
}

const FOLD = 0;
const KNOWN = 1;
const UNKNOWN = 2;

function isFolded(shape: number): boolean {
  return ((1 << shape) & FOLDED) !== 0;
}

function leafLabel(label: number, method: number): number {
  return Math.imul(label ^ (method + 0x3d4d), 0x85ebca6b);
}

/** Label of a token in a prefix: one of as many as the caps leave room for, twice that or more where the room is small. */
function tokenLabel(
  caps: ChildCaps,
  level: number,
  above: number,
  depth: number,
  kind: number,
  hash: number,
): number {
  if (kind === FOLD) return 0;
  if (kind === KNOWN) {
    const room = caps.total(level, depth) * 4;
    return room === 0 ? 0 : 1 + (hash % room);
  }
  const room = Math.min(caps.total(level, depth), caps.unknowns(level, above)) * (above < 2 ? 2 : 4);
  return room === 0 ? 0 : 1_000_003 + (hash % room);
}
