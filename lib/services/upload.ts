/** One file or batch as a sender delivers it. `id` is the sender's idempotency key and becomes the receipt's id. */
export interface Upload {
  id: string;
  source: string;
  file: string;
  api?: string;
  /** Format id, when the sender knows; recognised from the content otherwise. */
  format?: string;
  /** The sender's key alone says whether it is new: the same content under another key counts again. */
  isKeyed?: boolean;
  bytesTotal: number | null;
  body: AsyncIterable<Uint8Array>;
}
