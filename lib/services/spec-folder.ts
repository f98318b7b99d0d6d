import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { zipSync } from 'fflate';
import { recogniseSpec } from '@/lib/engine/specs/recognise-spec';
import { HEAD_BYTES } from './decode-upload';
import type { LocalUpload } from './list-uploads';
import { ARCHIVE_LIMITS, isSpecName } from './spec-archive';
import { readSpecFolder } from './spec-archive-folder';

const READ_BYTES = 1024 * 1024;
/** A reference to another file of the folder, in JSON or YAML. */
const FILE_REFERENCE = /["']?\$ref["']?\s*:\s*["']?(?![a-z][a-z0-9+.-]*:)[^#"'\s]/i;

/**
 * The specs of a folder as uploads: each document alone, or, when documents refer to other files, the whole folder as
 * one archive, since a reference may lead anywhere in it.
 */
export async function* listSpecFolder(folder: string): AsyncGenerator<LocalUpload> {
  const entries: { file: string; size: number }[] = [];
  for await (const file of walk(folder)) {
    if (!(await isEntry(file))) continue;
    if (await refersToFiles(file)) {
      yield await archive(folder);
      return;
    }
    entries.push({ file, size: (await stat(file)).size });
  }
  for (const { file, size } of entries) yield { name: file, size, open: (onBytes) => read(file, onBytes) };
}

async function* walk(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory() && isSpecName(`${entry.name}/a.json`)) yield* walk(name);
    else if (entry.isFile() && isSpecName(entry.name)) yield name;
  }
}

async function isEntry(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return recogniseSpec(buffer.subarray(0, bytesRead), file);
  } finally {
    await handle.close();
  }
}

async function refersToFiles(file: string): Promise<boolean> {
  let tail = '';
  for await (const chunk of createReadStream(file, { encoding: 'latin1', highWaterMark: READ_BYTES })) {
    const text = tail + chunk;
    if (FILE_REFERENCE.test(text)) return true;
    tail = text.slice(-200);
  }
  return false;
}

async function archive(folder: string): Promise<LocalUpload> {
  const files = await readSpecFolder(folder, ARCHIVE_LIMITS);
  const bytes = zipSync(Object.fromEntries(files), { level: 1 });
  return {
    name: `${folder.replace(/\/$/, '')}.zip`,
    size: bytes.length,
    open: async function* (onBytes) {
      yield bytes;
      onBytes(bytes.length);
    },
  };
}

async function* read(file: string, onBytes: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of createReadStream(file, { highWaterMark: READ_BYTES })) {
    yield chunk;
    onBytes(chunk.length);
  }
}
