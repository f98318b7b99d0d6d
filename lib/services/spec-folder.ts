import { createReadStream } from 'node:fs';
import { open, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { zipSync } from 'fflate';
import { recogniseSpec } from '@/lib/engine/specs/recognise-spec';
import { HEAD_BYTES } from './decode-upload';
import type { LocalUpload } from './local-upload';
import { readFileChunks } from './read-file-chunks';
import { ARCHIVE_LIMITS, isSpecName, tooManyBytes, tooManyEntries } from './spec-archive';

const READ_BYTES = 1024 * 1024;
/** The file that a reference names, in JSON or YAML; references within the document and to the network are none. */
const FILE_REFERENCE = /["']?\$ref["']?\s*:\s*["']?(?![a-z][a-z0-9+.-]*:)([^#"'\s]+)/gi;
/** A reference cut by a chunk's border is found again in the next chunk. */
const OVERLAP = 500;

/** The specs of a folder as uploads: each document alone, or together with the files that its references lead to. */
export async function* listSpecFolder(folder: string): AsyncGenerator<LocalUpload> {
  for await (const file of walk(folder)) {
    if (!(await isEntry(file))) continue;
    const files = await reachable(file, folder);
    if (files.length > 1) yield await archive(file, files, folder);
    else
      yield { name: file, size: (await stat(file)).size, open: (onBytes) => readFileChunks(file, onBytes) };
  }
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

/** A document and the files of the folder that its references reach, itself first. */
async function reachable(entry: string, folder: string): Promise<string[]> {
  const found = new Set([entry]);
  for (const file of found) {
    for (const reference of await referencesOf(file)) {
      const target = path.join(path.dirname(file), decode(reference));
      const isInside = !path.relative(folder, target).startsWith('..');
      if (isInside && !found.has(target) && (await isFile(target))) found.add(target);
    }
    if (found.size > ARCHIVE_LIMITS.entries) throw tooManyEntries(found.size, ARCHIVE_LIMITS);
  }
  return [...found];
}

async function referencesOf(file: string): Promise<Set<string>> {
  const references = new Set<string>();
  let tail = '';
  for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: READ_BYTES })) {
    const text = tail + chunk;
    for (const [, reference] of text.matchAll(FILE_REFERENCE)) references.add(reference as string);
    tail = text.slice(-OVERLAP);
  }
  return references;
}

function decode(reference: string): string {
  try {
    return decodeURIComponent(reference);
  } catch {
    return reference;
  }
}

async function isFile(file: string): Promise<boolean> {
  return stat(file).then(
    (stats) => stats.isFile(),
    () => false,
  );
}

async function archive(entry: string, files: readonly string[], folder: string): Promise<LocalUpload> {
  const contents: Record<string, Uint8Array> = {};
  let left = ARCHIVE_LIMITS.totalBytes;
  for (const file of files) {
    const bytes = await readFile(file);
    left -= bytes.length;
    if (left < 0) throw tooManyBytes(ARCHIVE_LIMITS);
    contents[path.relative(folder, file).split(path.sep).join('/')] = bytes;
  }
  const bytes = zipSync(contents, { level: 1 });
  return {
    name: entry,
    size: bytes.length,
    open: async function* (onBytes) {
      yield bytes;
      onBytes(bytes.length);
    },
  };
}
