import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { SpecDocument, SpecNote } from '@/lib/contracts/operation';
import { readSpec } from '@/lib/engine/specs/read-spec';
import { findEntries } from '@/lib/engine/specs/recognise-spec';
import { SPEC_LIMITS } from '@/lib/engine/specs/spec-upload';
import { UnreadableError } from './errors';
import { ARCHIVE_LIMITS, unzipSpecs } from './spec-archive';
import { readSpecFolder } from './spec-archive-folder';
import { makeStorable } from './storable-text';

/** What the documents of an upload say, and what was wrong with them. */
export interface ReadSpecs {
  documents: SpecDocument[];
  notes: SpecNote[];
}

/** Reads a document, or every document of a zip archive. */
export async function readSpecBytes(name: string, bytes: Uint8Array): Promise<ReadSpecs> {
  if (!isZip(bytes)) return readAll(new Map([[name, bytes]]), [name]);
  const files = await unzipSpecs(bytes, ARCHIVE_LIMITS);
  return readAll(files, entriesOf(files, name));
}

/** Reads a file, an archive or a folder of the local disk. */
export async function readSpecPath(file: string): Promise<ReadSpecs> {
  if ((await stat(file)).isDirectory()) {
    const files = await readSpecFolder(file, ARCHIVE_LIMITS);
    return readAll(files, entriesOf(files, file));
  }
  const bytes = await readFile(file);
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return readSpecBytes(
    path.basename(file),
    isGzip ? gunzipSync(bytes, { maxOutputLength: SPEC_LIMITS.fileBytes }) : bytes,
  );
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

function entriesOf(files: ReadonlyMap<string, Uint8Array>, name: string): string[] {
  const entries = findEntries(files);
  if (entries.length === 0) {
    throw new UnreadableError(
      `"${name}" holds no OpenAPI document and no Postman collection. Add the root document.`,
    );
  }
  return entries;
}

function readAll(files: ReadonlyMap<string, Uint8Array>, entries: readonly string[]): ReadSpecs {
  const read: ReadSpecs = { documents: [], notes: [] };
  for (const entry of entries) {
    const outcome = readSpec({ entry, files }, SPEC_LIMITS);
    if (outcome.kind === 'refused') {
      read.notes.push(...outcome.notes);
    } else {
      read.documents.push(outcome.document);
      read.notes.push(...outcome.document.notes);
    }
  }
  return makeStorable(read);
}
