/**
 * Reads records straight from a chunk before anybody has looked for their ends, which saves a pass over the bytes. What
 * it declines is cut out and read the slow way, with the same outcome.
 */
export interface WholeRecords {
  /**
   * Reads the record that begins at `start`, up to `limit` at most. The offset after it, or -1 unless it is whole and
   * valid (and, with `isOneLine`, free of line feeds). Nothing is delivered yet.
   */
  readWhole(bytes: Uint8Array, start: number, limit: number, isOneLine: boolean): number;
  /** Delivers the record just read; `bytes[start, end)` is for the sample. */
  acceptWhole(bytes: Uint8Array, start: number, end: number, number: number): void;
}
