/** One file or batch as a sender delivers it. `id` is the sender's idempotency key and becomes the receipt's id. */
export interface Upload {
  id: string;
  source: string;
  file: string;
  api?: string;
  /** Format id, when the sender knows; recognised from the content otherwise. */
  format?: string;
  bytesTotal: number | null;
  body: AsyncIterable<Uint8Array>;
}
