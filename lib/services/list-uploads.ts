import { stat } from 'node:fs/promises';
import type { LocalUpload } from './local-upload';
import { readFileChunks } from './read-file-chunks';
import { listSpecFolder } from './spec-folder';

/** The uploads that paths given on a command line stand for: files as they are, folders as listSpecFolder cuts them. */
export async function* listUploads(paths: readonly string[]): AsyncGenerator<LocalUpload> {
  for (const path of paths) {
    const stats = await stat(path);
    if (stats.isDirectory()) yield* listSpecFolder(path);
    else yield { name: path, size: stats.size, open: (onBytes) => readFileChunks(path, onBytes) };
  }
}
