/** Line feeds in a range of a document. */
type CountLineFeeds = (from: number, to: number) => number;

const BLOCK = 1024;
const LINE_FEED = 10;

/** Turns offsets into lines: one pass counts line feeds by block, and each question counts in one block. */
export class LineIndex {
  private readonly count: CountLineFeeds;
  /** Line feeds before each block. */
  private readonly before: Uint32Array;

  constructor(length: number, count: CountLineFeeds) {
    this.count = count;
    this.before = new Uint32Array(Math.floor(length / BLOCK) + 1);
    for (let block = 1; block < this.before.length; block++) {
      this.before[block] = (this.before[block - 1] as number) + count((block - 1) * BLOCK, block * BLOCK);
    }
  }

  /** 1-based. O(1). */
  lineAt(offset: number): number {
    const block = Math.min(Math.floor(offset / BLOCK), this.before.length - 1);
    return 1 + (this.before[block] as number) + this.count(block * BLOCK, offset);
  }
}

/** Offsets in UTF-16 units. */
export function indexText(text: string): LineIndex {
  if (!text.includes('\n')) return ONE_LINE;
  return new LineIndex(text.length, (from, to) => {
    let feeds = 0;
    for (let at = from; at < to; at++) if (text.charCodeAt(at) === LINE_FEED) feeds++;
    return feeds;
  });
}

const ONE_LINE = new LineIndex(0, () => 0);
