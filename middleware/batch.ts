import { randomUUID } from 'node:crypto';
import { constants, gzip } from 'node:zlib';

/** What is sent at once: sealed, it never changes, so that Gnomon may see it twice and count it once. */
export interface Batch {
  readonly key: string;
  readonly exchanges: number;
  /** Memory that it takes; less once it is packed. */
  bytes: number;
  readonly packed: Promise<Buffer>;
  /** Delivered or given up. */
  readonly settled: Promise<void>;
  settle(): void;
}

/** Seals lines of `bytes` altogether; they are compressed in another thread. `onPacked` tells the bytes that this saves. */
export function sealBatch(
  lines: readonly string[],
  bytes: number,
  onPacked: (savedBytes: number) => void,
): Batch {
  let settle = (): void => {};
  const settled = new Promise<void>((resolve) => {
    settle = resolve;
  });
  const text = lines.join('');
  const packed = new Promise<Buffer>((resolve) => {
    gzip(text, { level: constants.Z_BEST_SPEED }, (error, body) => resolve(error ? Buffer.from(text) : body));
  });
  const batch: Batch = { key: randomUUID(), exchanges: lines.length, bytes, packed, settled, settle };
  packed.then((body) => {
    onPacked(batch.bytes - body.length);
    batch.bytes = body.length;
  });
  return batch;
}
