/** A longer body, as it was sent, takes the way of files. */
export const MOST_RAW_BYTES = 8 * 1024 * 1024;

/** A body read to its end, or, of a long one, its beginning and the rest. */
export type BatchBody = { bytes: Uint8Array } | { chunks: AsyncIterable<Uint8Array> };

/** `onRead` hears of each chunk, and may refuse more by throwing. */
export async function readBatch(
  body: AsyncIterable<Uint8Array>,
  onRead: (bytes: number) => void,
): Promise<BatchBody> {
  const chunks = body[Symbol.asyncIterator]();
  const held: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { value, done } = await chunks.next();
    if (done) return { bytes: held.length === 1 ? (held[0] as Uint8Array) : Buffer.concat(held) };
    onRead(value.length);
    held.push(value);
    size += value.length;
    if (size > MOST_RAW_BYTES) return { chunks: resume(held, chunks) };
  }
}

async function* resume(held: Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* held.splice(0);
    for (;;) {
      const { value, done } = await rest.next();
      if (done) return;
      yield value;
    }
  } finally {
    await rest.return?.();
  }
}
