const NONE = -1;
const FIRST = 64;

/** How payloads come to be and add up: a commutative monoid. */
export interface Payloads<T> {
  create(): T;
  merge(into: T, from: T): void;
}

/** The leaves of a trie: one for each node and method that a path ended at, with its requests and its payload. */
export class LeafStore<T> {
  node = new Int32Array(FIRST);
  method = new Uint8Array(FIRST);
  next = new Int32Array(FIRST);
  requests = new Float64Array(FIRST);
  /** 1 once the sketch holds the label of the path and method that lead here. */
  isSketched = new Uint8Array(FIRST);
  readonly payloads: (T | undefined)[] = [];
  size = 0;
  private top = 0;
  private freed = NONE;

  allocate(node: number, method: number, next: number, payload: T): number {
    let leaf = this.freed;
    if (leaf === NONE) {
      if (this.top === this.node.length) this.grow();
      leaf = this.top++;
    } else {
      this.freed = this.next[leaf] as number;
    }
    this.node[leaf] = node;
    this.method[leaf] = method;
    this.next[leaf] = next;
    this.requests[leaf] = 0;
    this.isSketched[leaf] = 0;
    this.payloads[leaf] = payload;
    this.size++;
    return leaf;
  }

  release(leaf: number): void {
    this.payloads[leaf] = undefined;
    this.node[leaf] = NONE;
    this.next[leaf] = this.freed;
    this.freed = leaf;
    this.size--;
  }

  /** Indices of leaves lie below this; freed ones have node -1. */
  get limit(): number {
    return this.top;
  }

  get byteSize(): number {
    return this.node.length * 26;
  }

  private grow(): void {
    const length = this.node.length * 2;
    const node = new Int32Array(length);
    const next = new Int32Array(length);
    const method = new Uint8Array(length);
    const requests = new Float64Array(length);
    const isSketched = new Uint8Array(length);
    node.set(this.node);
    next.set(this.next);
    method.set(this.method);
    requests.set(this.requests);
    isSketched.set(this.isSketched);
    this.node = node;
    this.next = next;
    this.method = method;
    this.requests = requests;
    this.isSketched = isSketched;
  }
}
