import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { RevisionRow } from '@/lib/contracts/revision';
import type { Db } from '@/lib/data/client';
import { readRevisionSource } from '@/lib/data/revisions';
import { readSpec } from '@/lib/engine/specs/read-spec';
import { SPEC_LIMITS, type SpecUpload } from '@/lib/engine/specs/spec-upload';
import { UnusableError } from './errors';
import { openSpecBytes } from './read-specs';

const unpack = promisify(gunzip);

/** The upload that brought a revision, opened at the document that it is. `mostBytes` bounds it, unpacked. */
export async function openRevision(
  db: Db,
  revision: Pick<RevisionRow, 'id' | 'title' | 'number' | 'file' | 'operations'>,
  mostBytes: number,
): Promise<SpecUpload> {
  const bytes = await unpackWithin(await readRevisionSource(db, revision.id), mostBytes, revision);
  const { files, entries } = await openSpecBytes(revision.file, bytes);
  return { entry: entryOf(revision, files, entries), files };
}

async function unpackWithin(
  source: Uint8Array,
  mostBytes: number,
  { title, number }: Pick<RevisionRow, 'title' | 'number'>,
): Promise<Uint8Array> {
  try {
    return await unpack(source, { maxOutputLength: mostBytes });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') throw error;
    const most = Math.floor(mostBytes / 2 ** 20);
    throw new UnusableError(
      `Revision ${number} of ${title} is larger than ${most} MB, more than is compared here. Compare the two files with "gnomon diff OLD NEW".`,
    );
  }
}

/** Of several documents in one upload, the one that the revision was read from. */
function entryOf(
  { title, operations, file }: Pick<RevisionRow, 'title' | 'operations' | 'file'>,
  files: ReadonlyMap<string, Uint8Array>,
  entries: readonly string[],
): string {
  if (entries.length === 1) return entries[0] as string;
  const titled = entries.flatMap((entry) => {
    const outcome = readSpec({ entry, files }, SPEC_LIMITS);
    return outcome.kind === 'spec' && outcome.document.title === title
      ? [{ entry, size: outcome.document.operations.length }]
      : [];
  });
  return (titled.find(({ size }) => size === operations) ?? titled[0])?.entry ?? entries[0] ?? file;
}
