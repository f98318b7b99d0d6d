import type { SpecNote } from '@/lib/contracts/operation';
import type { RevisionRow } from '@/lib/contracts/revision';
import type { Db } from './client';

const NOTES_SHOWN = 20;

const COLUMNS = {
  id: true,
  specId: true,
  number: true,
  isCurrent: true,
  format: true,
  version: true,
  fileName: true,
  importedAt: true,
  notes: true,
  spec: { select: { title: true } },
  _count: { select: { operations: true } },
} as const;

/** The revisions of an API's documents, newest first; below `before` where it is given. */
export async function listRevisions(
  db: Db,
  apiId: number,
  { before, limit }: { before?: number; limit: number },
): Promise<RevisionRow[]> {
  const rows = await db.revision.findMany({
    where: { spec: { apiId }, ...(before !== undefined && { id: { lt: before } }) },
    select: COLUMNS,
    orderBy: { id: 'desc' },
    take: limit,
  });
  return rows.map(toRevision);
}

/** One revision of an API; `null` when the API has none of this id. */
export async function readRevision(db: Db, apiId: number, id: number): Promise<RevisionRow | null> {
  const row = await db.revision.findFirst({ where: { id, spec: { apiId } }, select: COLUMNS });
  return row && toRevision(row);
}

/** The newest revision of an API that has one before it in its document; else the newest of all. */
export async function findNewestRevision(db: Db, apiId: number): Promise<RevisionRow | null> {
  const where = { isCurrent: true, spec: { apiId } };
  const find = (number: { gt: number }) =>
    db.revision.findFirst({ where: { ...where, number }, select: COLUMNS, orderBy: { id: 'desc' } });
  const row = (await find({ gt: 1 })) ?? (await find({ gt: 0 }));
  return row && toRevision(row);
}

export async function findRevisionBefore(
  db: Db,
  { spec, number }: Pick<RevisionRow, 'spec' | 'number'>,
): Promise<RevisionRow | null> {
  const row = await db.revision.findFirst({
    where: { specId: spec, number: { lt: number } },
    select: COLUMNS,
    orderBy: { number: 'desc' },
  });
  return row && toRevision(row);
}

/** The upload that brought a revision, compressed as it is kept. */
export async function readRevisionSource(db: Db, id: number): Promise<Uint8Array> {
  const { source } = await db.revision.findUniqueOrThrow({ where: { id }, select: { source: true } });
  return source;
}

/** The document that declares most of an API, for what is to be added to it. */
export async function readCurrentDocument(db: Db, apiId: number): Promise<RevisionRow | null> {
  return (await readCurrentDocuments(db, apiId))[0] ?? null;
}

/** The current revisions of an API's OpenAPI documents, the one that declares most first. */
export async function readCurrentDocuments(db: Db, apiId: number): Promise<RevisionRow[]> {
  const rows = await db.revision.findMany({
    where: { isCurrent: true, format: { startsWith: 'openapi' }, spec: { apiId } },
    select: COLUMNS,
  });
  return rows.sort((a, b) => b._count.operations - a._count.operations || a.id - b.id).map(toRevision);
}

/** Templates that the current revisions of an API declare, by their keys. */
export async function readCurrentPaths(
  db: Db,
  revisionId: number,
): Promise<{ path: string; key: string; method: string }[]> {
  return db.operation.findMany({
    where: { revisionId },
    select: { path: true, key: true, method: true },
    orderBy: { ordinal: 'asc' },
  });
}

function toRevision(row: {
  id: number;
  specId: number;
  number: number;
  isCurrent: boolean;
  format: string;
  version: string;
  fileName: string;
  importedAt: Date;
  notes: unknown;
  spec: { title: string };
  _count: { operations: number };
}): RevisionRow {
  const notes = row.notes as SpecNote[];
  return {
    id: row.id,
    spec: row.specId,
    title: row.spec.title,
    number: row.number,
    isCurrent: row.isCurrent,
    format: row.format,
    version: row.version,
    file: row.fileName,
    importedAt: row.importedAt.toISOString(),
    operations: row._count.operations,
    noteCount: notes.length,
    notes: notes.slice(0, NOTES_SHOWN),
  };
}
