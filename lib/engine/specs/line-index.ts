/** Turns offsets into lines by the offsets of all line feeds, in the same unit. */
export class LineIndex {
  private readonly feeds: readonly number[];

  constructor(feeds: readonly number[]) {
    this.feeds = feeds;
  }

  /** 1-based. O(log lines). */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.feeds.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.feeds[middle] as number) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  }
}

export function indexBytes(bytes: Uint8Array): LineIndex {
  const feeds: number[] = [];
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) feeds.push(at);
  return new LineIndex(feeds);
}

export function indexText(text: string): LineIndex {
  const feeds: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) feeds.push(at);
  return new LineIndex(feeds);
}
