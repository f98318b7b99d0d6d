import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { listSpecFolder } from './spec-folder';

const READ_BYTES = 1024 * 1024;

/** A file to deliver: `open` streams its bytes and tells of each chunk. */
export interface LocalUpload {
  name: string;
  /** Bytes. */
  size: number;
  open(onBytes: (bytes: number) => void): AsyncIterable<Uint8Array>;
}

/** The uploads that paths given on a command line stand for: files as they are, folders as listSpecFolder cuts them. */
export async function* listUploads(paths: readonly string[]): AsyncGenerator<LocalUpload> {
  for (const path of paths) {
    const { size, isDirectory } = await stat(path).then((stats) => ({
      size: stats.size,
      isDirectory: stats.isDirectory(),
    }));
    if (isDirectory) yield* listSpecFolder(path);
    else yield { name: path, size, open: (onBytes) => readFile(path, onBytes) };
  }
}

async function* readFile(path: string, onBytes: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of createReadStream(path, { highWaterMark: READ_BYTES })) {
    yield chunk;
    onBytes(chunk.length);
  }
}
