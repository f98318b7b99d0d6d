import { createReadStream } from 'node:fs';

const READ_BYTES = 1024 * 1024;

/** A file's bytes as they lie on disk; `onBytes` is told of each chunk that was taken. */
export async function* readFileChunks(
  file: string,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of createReadStream(file, { highWaterMark: READ_BYTES })) {
    yield chunk;
    onBytes(chunk.length);
  }
}
