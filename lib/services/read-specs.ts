import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { SpecDocument, SpecNote } from '@/lib/contracts/operation';
import { readSpec } from '@/lib/engine/specs/read-spec';
import { findEntries } from '@/lib/engine/specs/recognise-spec';
import { SPEC_LIMITS } from '@/lib/engine/specs/spec-upload';
import { readWhole } from './decode-upload';
import { UnreadableError } from './errors';
import { openFile } from './open-file';
import { ARCHIVE_LIMITS, unzipSpecs } from './spec-archive';
import { readSpecFolder } from './spec-archive-folder';
import { makeStorable } from './storable-text';
import { isZip } from './zip-signature';

/** What the documents of an upload say, and what was wrong with them. */
export interface ReadSpecs {
  documents: SpecDocument[];
  notes: SpecNote[];
}

/** The files of one upload, and the names of those that are documents of their own. */
export interface OpenedSpecs {
  files: ReadonlyMap<string, Uint8Array>;
  entries: readonly string[];
}

/** Reads a document, or every document of a zip archive. */
export async function readSpecBytes(name: string, bytes: Uint8Array): Promise<ReadSpecs> {
  return readAll(await openSpecBytes(name, bytes));
}

/** Reads a file, an archive or a folder of the local disk; gzip is unpacked. */
export async function readSpecPath(file: string, now: Date): Promise<ReadSpecs> {
  return readAll(await openSpecPath(file, now));
}

/** The bytes of a file, an archive or a folder of the local disk; gzip is unpacked. Nothing is parsed. */
export async function openSpecPath(file: string, now: Date): Promise<OpenedSpecs> {
  if ((await stat(file)).isDirectory()) {
    const files = await readSpecFolder(file, ARCHIVE_LIMITS);
    return { files, entries: entriesOf(files, file) };
  }
  const { chunks } = await openFile(file, now);
  return openSpecBytes(path.basename(file), await readWhole(chunks, SPEC_LIMITS.fileBytes));
}

/** The files of an upload in memory: a document, or a zip archive of them. */
export async function openSpecBytes(name: string, bytes: Uint8Array): Promise<OpenedSpecs> {
  if (!isZip(bytes)) return { files: new Map([[name, bytes]]), entries: [name] };
  const files = await unzipSpecs(bytes, ARCHIVE_LIMITS);
  return { files, entries: entriesOf(files, name) };
}

function entriesOf(files: ReadonlyMap<string, Uint8Array>, name: string): string[] {
  const entries = findEntries(files);
  if (entries.length === 0) {
    throw new UnreadableError(
      `"${name}" holds no OpenAPI document and no Postman collection. Add the root document. Archives inside are not opened, and traffic is sent plain or as gzip.`,
    );
  }
  return entries;
}

/** What the documents of opened files say. */
export function readAll({ files, entries }: OpenedSpecs): ReadSpecs {
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
