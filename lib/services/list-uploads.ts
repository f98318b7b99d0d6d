import { stat } from 'node:fs/promises';
import { explainFileError } from './explain-file-error';
import type { LocalUpload } from './local-upload';
import { readFileChunks } from './read-file-chunks';
import { listSpecFolder } from './spec-folder';

/** A path from which nothing can be delivered. */
export interface UnreadPath {
  name: string;
  reason: string;
}

/**
 * The uploads that paths given on a command line stand for: files as they are, folders as listSpecFolder cuts them. A
 * path that cannot be read does not keep the others back.
 */
export async function* listUploads(paths: readonly string[]): AsyncGenerator<LocalUpload | UnreadPath> {
  for (const path of paths) {
    try {
      yield* listPath(path);
    } catch (error) {
      yield { name: path, reason: explainFileError(error) };
    }
  }
}

async function* listPath(path: string): AsyncGenerator<LocalUpload | UnreadPath> {
  const stats = await stat(path);
  if (!stats.isDirectory()) {
    yield { name: path, size: stats.size, open: (onBytes) => readFileChunks(path, onBytes) };
    return;
  }
  let isEmpty = true;
  for await (const upload of listSpecFolder(path)) {
    isEmpty = false;
    yield upload;
  }
  if (isEmpty)
    yield {
      name: path,
      reason:
        'The folder holds no OpenAPI document and no Postman collection. Name traffic files one by one.',
    };
}
