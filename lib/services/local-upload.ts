/** A file to deliver: `open` streams its bytes and tells of each chunk. */
export interface LocalUpload {
  name: string;
  /** Bytes. */
  size: number;
  open(onBytes: (bytes: number) => void): AsyncIterable<Uint8Array>;
}
