/**
 * Where the keys of a document stand, found without its values. An outline grows where it is asked: a node knows how
 * to list the members of its own value, once.
 */
export interface OutlineNode {
  /** 1-based line of the key, or of the value for a member of a list. */
  line: number;
  /** Members of the value by key or list index, filled at the first `expand`. */
  members?: Map<string, OutlineNode>;
  /** Handle of the value for the outline that made the node: an offset or an event number. */
  value: number;
}

/** How an outline reads the document that it is of. */
export interface OutlineSource {
  /** Lists the members of one node's value; empty for a scalar. O(size of the value). */
  expand(node: OutlineNode): Map<string, OutlineNode>;
  /** A scalar as it is written, without quotes. */
  textOf(node: OutlineNode): string;
}

export class Outline {
  private readonly root: OutlineNode;
  private readonly source: OutlineSource;

  constructor(root: OutlineNode, source: OutlineSource) {
    this.root = root;
    this.source = source;
  }

  /** 1-based line of the last key of `segments` that exists; of the value's start for an empty list. */
  lineOf(segments: readonly string[]): number {
    let node = this.root;
    for (const segment of segments) {
      const next = this.membersOf(node).get(segment);
      if (!next) break;
      node = next;
    }
    return node.line;
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

  /** The scalar at `segments` as it is written: `1.10` where the parser gives 1.1. */
  textAt(segments: readonly string[]): string | undefined {
    const node = this.membersAt(segments.slice(0, -1))?.get(segments.at(-1) ?? '');
    return node && this.source.textOf(node);
  }

  membersOf(node: OutlineNode): Map<string, OutlineNode> {
    node.members ??= this.source.expand(node);
    return node.members;
  }
}
