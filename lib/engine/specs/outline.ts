/**
 * Where the keys of a document stand, found without its values. An outline grows where it is asked: a node knows how
 * to list the members of its own value, once.
 */
export interface OutlineNode {
  /** Offset of the key, or of the value for a member of a list. */
  at: number;
  /** Members of the value by key or list index, filled at the first `expand`. */
  members?: Map<string, OutlineNode>;
  /** Handle of the value for the outline that made the node: an offset or an event number. */
  value: number;
}

/** Lists the members of one node's value; empty for a scalar. O(size of the value). */
export type ExpandNode = (node: OutlineNode) => Map<string, OutlineNode>;

export class Outline {
  private readonly root: OutlineNode;
  private readonly expand: ExpandNode;
  /** Offsets of all line feeds, in the unit of the nodes' offsets. */
  private readonly lineFeeds: () => number[];
  private cachedFeeds: number[] | undefined;

  constructor(root: OutlineNode, expand: ExpandNode, lineFeeds: () => number[]) {
    this.root = root;
    this.expand = expand;
    this.lineFeeds = lineFeeds;
  }

  /** 1-based line of the last key of `segments` that exists; of the value's start for an empty list. */
  lineOf(segments: readonly string[]): number {
    let node = this.root;
    for (const segment of segments) {
      const next = this.membersOf(node).get(segment);
      if (!next) break;
      node = next;
    }
    return this.lineAt(node.at);
  }

  /** The members of the value at `segments`; `undefined` when there is no such value. */
  membersAt(segments: readonly string[]): Map<string, OutlineNode> | undefined {
    let node: OutlineNode | undefined = this.root;
    for (const segment of segments) {
      node = this.membersOf(node).get(segment);
      if (!node) return undefined;
    }
    return this.membersOf(node);
  }

  membersOf(node: OutlineNode): Map<string, OutlineNode> {
    node.members ??= this.expand(node);
    return node.members;
  }

  lineAt(offset: number): number {
    this.cachedFeeds ??= this.lineFeeds();
    const feeds = this.cachedFeeds;
    let low = 0;
    let high = feeds.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((feeds[middle] as number) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  }
}
