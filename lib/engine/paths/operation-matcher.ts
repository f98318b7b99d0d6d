import { finish, hashBytes } from '@/lib/engine/bytes/hash';
import { NodeStore } from './node-store';
import { decodePercent, matchesPattern, parseSegment, type SegmentPattern } from './segment-pattern';

/** A documented operation: `method` is an index below 32, `path` a template with `{name}` for each parameter. */
export interface MatchedOperation {
  method: number;
  path: string;
  ref: number;
}

const NONE = -1;
/** Longer templates are not compiled, longer paths match nothing. */
const MOST_SEGMENTS = 64;
const MOST_METHODS = 32;
const SEED = 0x51ed270b;
const SLASH = 0x2f;
const PERCENT = 0x25;
const SEMICOLON = 0x3b;
const FIRST_SCRATCH = 256;

/**
 * Compiles documented templates for matching. At each segment a literal is tried before a partly literal segment, and
 * that before a parameter. Of two operations with the same method and the same shape of template the first one counts.
 */
export function compileOperations(operations: readonly MatchedOperation[]): OperationMatcher {
  return new OperationMatcher(operations);
}

/** Finds the documented operation of a path. Matching allocates nothing; O(nodes on matching branches). */
export class OperationMatcher {
  private readonly nodes = new NodeStore();
  private readonly root: number;
  /** Partly literal segments below a node, the most literal first. */
  private readonly patterns: (readonly { pattern: SegmentPattern; child: number }[] | undefined)[] = [];
  /** Number of a node where a template ends, and the methods that it has there; by node. */
  private readonly ends: number[] = [];
  private readonly masks: number[] = [];
  /** References by end and method. */
  private readonly refs: Int32Array;
  private readonly starts = new Int32Array(MOST_SEGMENTS);
  private readonly stops = new Int32Array(MOST_SEGMENTS);
  private readonly hashes = new Uint32Array(MOST_SEGMENTS);
  private readonly isDecoded = new Uint8Array(MOST_SEGMENTS);
  private scratch: Uint8Array = new Uint8Array(FIRST_SCRATCH);
  private bytes: Uint8Array = this.scratch;
  private count = 0;
  /** Whether some template spells a segment's parameters: paths are then tried as they are first. */
  private hasParameters = false;

  constructor(operations: readonly MatchedOperation[]) {
    this.root = this.nodes.allocate();
    const refs: number[] = [];
    for (const operation of operations) this.add(operation, refs);
    this.refs = Int32Array.from(refs);
  }

  /** Reference of the operation, or -1. The path is percent-encoded and ends before any query. */
  match(bytes: Uint8Array, start: number, end: number, method: number): number {
    const found = this.find(bytes, start, end, method);
    return found === NONE
      ? NONE
      : (this.refs[(this.ends[found] as number) * MOST_METHODS + method] as number);
  }

  /** Bit mask of the methods documented for the best match of the path, whatever the method; 0 when there is none. */
  methodsAt(bytes: Uint8Array, start: number, end: number): number {
    const found = this.find(bytes, start, end, NONE);
    return found === NONE ? 0 : (this.masks[found] as number);
  }

  /**
   * The node where the best match ends that has `method`, or any method for -1. A segment's parameters (`;name=value`,
   * RFC 3986 section 3.3) are left out, unless it begins with them or a template has some.
   */
  private find(bytes: Uint8Array, start: number, end: number, method: number): number {
    if (this.hasParameters && this.read(bytes, start, end, false)) {
      const found = this.walk(this.root, 0, method);
      if (found !== NONE) return found;
    }
    return this.read(bytes, start, end, true) ? this.walk(this.root, 0, method) : NONE;
  }

  private walk(node: number, i: number, method: number): number {
    if (i === this.count) {
      const mask = this.masks[node] ?? 0;
      return mask !== 0 && (method < 0 || ((mask >>> method) & 1) === 1) ? node : NONE;
    }
    const { nodes } = this;
    const text = this.isDecoded[i] === 1 ? this.scratch : this.bytes;
    const start = this.starts[i] as number;
    const end = this.stops[i] as number;
    const literal = nodes.find(node, this.hashes[i] as number, text, start, end);
    if (literal !== NONE) {
      const found = this.walk(literal, i + 1, method);
      if (found !== NONE) return found;
    }
    if (start === end) return NONE;
    const patterns = this.patterns[node];
    if (patterns !== undefined) {
      for (let p = 0; p < patterns.length; p++) {
        const { pattern, child } = patterns[p] as { pattern: SegmentPattern; child: number };
        if (!matchesPattern(pattern, text, start, end)) continue;
        const found = this.walk(child, i + 1, method);
        if (found !== NONE) return found;
      }
    }
    const wild = nodes.wild[node] as number;
    return wild === NONE ? NONE : this.walk(wild, i + 1, method);
  }

  /** Splits, hashes (`hashBytes`, inlined), and decodes into `scratch` what has a `%`. False when the path has more segments than any template. */
  private read(bytes: Uint8Array, start: number, end: number, isCut: boolean): boolean {
    this.bytes = bytes;
    this.count = 0;
    if (end <= start) return true;
    if (end - start > this.scratch.length) this.scratch = new Uint8Array((end - start) * 2);
    let from = bytes[start] === SLASH ? start + 1 : start;
    let hash = SEED | 0;
    let hasEscape = false;
    let semicolon = NONE;
    for (let at = from; ; at++) {
      const byte = at < end ? (bytes[at] as number) : SLASH;
      if (byte !== SLASH) {
        if (byte === SEMICOLON && isCut && at > from) {
          semicolon = at;
          while (at + 1 < end && bytes[at + 1] !== SLASH) at++;
          continue;
        }
        if (byte === PERCENT) hasEscape = true;
        hash = Math.imul(hash ^ byte, 0x5bd1e995);
        hash ^= hash >>> 15;
        continue;
      }
      if (this.count === MOST_SEGMENTS) return false;
      const i = this.count++;
      const to = semicolon === NONE ? at : semicolon;
      if (hasEscape) {
        const length = decodePercent(bytes, from, to, this.scratch, from - start);
        this.starts[i] = from - start;
        this.stops[i] = from - start + length;
        this.isDecoded[i] = 1;
        this.hashes[i] = hashBytes(this.scratch, from - start, from - start + length, SEED);
      } else {
        this.starts[i] = from;
        this.stops[i] = to;
        this.isDecoded[i] = 0;
        this.hashes[i] = finish(hash ^ (to - from));
      }
      if (at >= end) return true;
      from = at + 1;
      hash = SEED | 0;
      hasEscape = false;
      semicolon = NONE;
    }
  }

  private add({ method, path, ref }: MatchedOperation, refs: number[]): void {
    if (method < 0 || method >= MOST_METHODS) return;
    const [plain = ''] = path.split(/[?#]/, 1);
    const segments = plain === '' ? [] : (plain.startsWith('/') ? plain.slice(1) : plain).split('/');
    if (segments.length > MOST_SEGMENTS) return;
    if (plain.includes(';')) this.hasParameters = true;
    let node = this.root;
    for (const segment of segments) {
      const parsed = parseSegment(segment);
      if (parsed === 'parameter') node = this.nodes.ensureWild(node);
      else if (parsed instanceof Uint8Array) node = this.ensureLiteral(node, parsed);
      else node = this.ensurePattern(node, parsed);
    }
    let end = this.ends[node];
    if (end === undefined) {
      end = refs.length / MOST_METHODS;
      this.ends[node] = end;
      for (let i = 0; i < MOST_METHODS; i++) refs.push(NONE);
    }
    const at = end * MOST_METHODS + method;
    if (refs[at] === NONE) refs[at] = ref;
    this.masks[node] = ((this.masks[node] ?? 0) | (1 << method)) >>> 0;
  }

  private ensureLiteral(node: number, word: Uint8Array): number {
    const hash = hashBytes(word, 0, word.length, SEED);
    const held = this.nodes.find(node, hash, word, 0, word.length);
    return held === NONE ? this.nodes.addChild(node, hash, word, 0, word.length, true) : held;
  }

  private ensurePattern(node: number, pattern: SegmentPattern): number {
    const held = this.patterns[node] ?? [];
    const same = held.find((entry) => isSamePattern(entry.pattern, pattern));
    if (same) return same.child;
    const child = this.nodes.allocate();
    this.patterns[node] = [...held, { pattern, child }].sort(
      (a, b) => b.pattern.literalBytes - a.pattern.literalBytes,
    );
    return child;
  }
}

function isSamePattern(a: SegmentPattern, b: SegmentPattern): boolean {
  return (
    a.pieces.length === b.pieces.length &&
    a.pieces.every((piece, i) => {
      const other = b.pieces[i] as Uint8Array;
      return piece.length === other.length && piece.every((byte, at) => byte === other[at]);
    })
  );
}
