import type { DeclaredAuthentication, Operation, Server, SpecDocument } from '@/lib/contracts/operation';
import type { Db } from './client';
import { declaredCodes } from './codes';
import { chunkDetails, chunkOf, type OperationDetail, openChunk, placeInChunk } from './operation-chunks';

/** An operation as it is stored: the columns that judge an endpoint, without its fields. */
export interface DeclaredOperation {
  id: number;
  method: string;
  path: string;
  key: string;
  operationId: string | null;
  isDeprecated: boolean;
  sunset: string | null;
  declared: DeclaredAuthentication;
  isCurrent: boolean;
  revisionId: number;
  line: number;
}

export interface NewRevision {
  specId: number;
  contentHash: string;
  fileName: string;
  /** The upload as it came, compressed. */
  source: Uint8Array;
  document: SpecDocument;
  /** By position of the operation: its template with `{}` for each parameter. */
  keys: readonly string[];
  importedAt: Date;
}

/** A stored spec beside a document: its current operations, and those that the document has too. */
export interface SpecMatch {
  api: string;
  identity: string;
  declared: number;
  shared: number;
}

/** The specs of this identity, those numbered after it (`identity`, newline, number) included, oldest first. */
export function findSpecs(
  db: Db,
  identity: string,
  operations: readonly { method: string; key: string }[],
): Promise<SpecMatch[]> {
  return db.$queryRaw<SpecMatch[]>`
    SELECT a."name" AS "api", s."identity", count(o."id")::int AS "declared", count(w."key")::int AS "shared"
      FROM "Spec" s
      JOIN "Api" a ON a."id" = s."apiId"
      LEFT JOIN "Revision" r ON r."specId" = s."id" AND r."isCurrent"
      LEFT JOIN "Operation" o ON o."revisionId" = r."id"
      LEFT JOIN (SELECT DISTINCT "method", "key"
                   FROM json_to_recordset(${JSON.stringify(operations)}::json) AS t("method" text, "key" text)) w
             ON w."method" = o."method" AND w."key" = o."key"
     WHERE s."apiId" IN (SELECT "apiId" FROM "Spec" WHERE "identity" = ${identity})
       AND (s."identity" = ${identity} OR starts_with(s."identity", ${`${identity}\n`}))
     GROUP BY s."id", a."name" ORDER BY s."id"`;
}

/** Finds or creates the spec; `contentHash` is its current revision's. */
export async function ensureSpec(
  db: Db,
  spec: { apiId: number; identity: string; title: string },
): Promise<{ id: number; contentHash: string | null }> {
  const rows = await db.$queryRaw<{ id: number; contentHash: string | null }[]>`
    WITH spec AS (
      INSERT INTO "Spec" ("apiId", "identity", "title") VALUES (${spec.apiId}, ${spec.identity}, ${spec.title})
      ON CONFLICT ("apiId", "identity") DO UPDATE SET "identity" = excluded."identity" RETURNING "id")
    SELECT spec."id", r."contentHash" FROM spec LEFT JOIN "Revision" r ON r."specId" = spec."id" AND r."isCurrent"`;
  return rows[0] as { id: number; contentHash: string | null };
}

/** Makes a revision the current one of its spec. */
export async function insertRevision(db: Db, revision: NewRevision): Promise<void> {
  const { specId, document } = revision;
  await db.$executeRaw`UPDATE "Revision" SET "isCurrent" = false WHERE "specId" = ${specId} AND "isCurrent"`;
  const rows = await db.$queryRaw<{ id: number }[]>`
    INSERT INTO "Revision" ("specId", "number", "isCurrent", "contentHash", "format", "version", "fileName", "servers",
           "schemes", "bounds", "notes", "source", "importedAt")
    SELECT ${specId}, coalesce(max("number"), 0) + 1, true, ${revision.contentHash}, ${document.format},
           ${document.version}, ${revision.fileName}, ${JSON.stringify(document.servers)}::jsonb,
           ${JSON.stringify(document.schemes)}::jsonb, ${JSON.stringify(document.bounds)}::jsonb,
           ${JSON.stringify(document.notes.slice(0, NOTES_KEPT))}::jsonb, ${Uint8Array.from(revision.source)},
           ${revision.importedAt}
      FROM "Revision" WHERE "specId" = ${specId}
    RETURNING "id"`;
  await insertOperations(db, (rows[0] as { id: number }).id, document.operations, revision.keys);
}
const NOTES_KEPT = 200;

async function insertOperations(
  db: Db,
  revisionId: number,
  operations: readonly Operation[],
  keys: readonly string[],
): Promise<void> {
  const rows = operations.map(
    ({ method, path, operationId, isDeprecated, sunset, authentication, line }, ordinal) => ({
      ordinal,
      method,
      path,
      key: keys[ordinal],
      operationId,
      isDeprecated,
      sunset,
      authentication: declaredCodes.code(authentication),
      line,
    }),
  );
  await db.$executeRaw`
    INSERT INTO "Operation" ("revisionId", "ordinal", "method", "path", "key", "operationId", "isDeprecated", "sunset",
           "authentication", "line")
    SELECT ${revisionId}::int, r."ordinal", r."method", r."path", r."key", r."operationId", r."isDeprecated", r."sunset",
           r."authentication", r."line"
      FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r("ordinal" int, "method" text, "path" text, "key" text,
           "operationId" text, "isDeprecated" boolean, "sunset" text, "authentication" smallint, "line" int)`;
  await db.operationChunk.createMany({
    data: chunkDetails(operations).map((details, chunk) => ({ revisionId, chunk, details })),
  });
}

/** Every operation of an API once for each method and template: of a current revision where there is one, else the newest. */
export async function readDeclaredOperations(db: Db, apiId: number): Promise<DeclaredOperation[]> {
  const rows = await db.$queryRaw<(Omit<DeclaredOperation, 'declared'> & { authentication: number })[]>`
    SELECT DISTINCT ON (o."method", o."key") o."id", o."method", o."path", o."key", o."operationId", o."isDeprecated",
           o."sunset", o."authentication", r."isCurrent", o."revisionId", o."line"
      FROM "Operation" o
      JOIN "Revision" r ON r."id" = o."revisionId"
      JOIN "Spec" s ON s."id" = r."specId"
     WHERE s."apiId" = ${apiId}
     ORDER BY o."method", o."key", r."isCurrent" DESC, o."id" DESC`;
  return rows.map(({ authentication, ...row }) => ({ ...row, declared: declaredCodes.word(authentication) }));
}

/** The stored rest of some operations (fields, security, responses), by id. */
export async function readOperationDetails(
  db: Db,
  ids: readonly number[],
): Promise<Map<number, OperationDetail>> {
  const rows = await db.$queryRaw<{ id: number; revisionId: number; ordinal: number }[]>`
    SELECT "id", "revisionId", "ordinal" FROM "Operation" WHERE "id" = ANY(${[...ids]})`;
  return openDetails(db, rows);
}

async function openDetails(
  db: Db,
  rows: readonly { id: number; revisionId: number; ordinal: number }[],
): Promise<Map<number, OperationDetail>> {
  const wanted = rows.map(({ revisionId, ordinal }) => ({ revisionId, chunk: chunkOf(ordinal) }));
  const chunks = await db.$queryRaw<{ revisionId: number; chunk: number; details: Uint8Array }[]>`
    SELECT "revisionId", "chunk", "details" FROM "OperationChunk"
     WHERE ("revisionId", "chunk") IN (
           SELECT w."revisionId", w."chunk"
             FROM json_to_recordset(${JSON.stringify(wanted)}::json) AS w("revisionId" int, "chunk" int))`;
  const opened = new Map(
    chunks.map(({ revisionId, chunk, details }) => [`${revisionId} ${chunk}`, openChunk(details)]),
  );
  return new Map(
    rows.map(({ id, revisionId, ordinal }) => {
      const chunk = opened.get(`${revisionId} ${chunkOf(ordinal)}`);
      return [id, chunk?.[placeInChunk(ordinal)] as OperationDetail];
    }),
  );
}

/** Servers of the current revisions of an API. */
export async function readServers(db: Db, apiId: number): Promise<Server[]> {
  const rows = await db.revision.findMany({
    where: { isCurrent: true, spec: { apiId } },
    select: { servers: true },
    orderBy: { id: 'asc' },
  });
  return rows.flatMap((row) => row.servers as unknown as Server[]);
}

/** The stored rest of the operations behind some endpoints, by endpoint id. */
export async function readDetailsOfEndpoints(
  db: Db,
  endpointIds: readonly number[],
): Promise<Map<number, OperationDetail>> {
  const rows = await db.$queryRaw<{ id: number; revisionId: number; ordinal: number }[]>`
    SELECT e."id", o."revisionId", o."ordinal"
      FROM "Endpoint" e JOIN "Operation" o ON o."id" = e."operationId"
     WHERE e."id" = ANY(${[...endpointIds]})`;
  return openDetails(db, rows);
}

/** Where an operation stands: its spec, revision and source line. */
export interface OperationPlace {
  spec: string;
  revision: number;
  isCurrent: boolean;
  fileName: string;
  line: number;
  operationId: string | null;
  isDeprecated: boolean;
  sunset: string | null;
  declared: OperationDetail;
}

export async function readOperationPlace(db: Db, id: number): Promise<OperationPlace | null> {
  const rows = await db.$queryRaw<Omit<OperationPlace, 'declared'>[]>`
    SELECT s."title" AS "spec", r."number" AS "revision", r."isCurrent", r."fileName", o."line", o."operationId",
           o."isDeprecated", o."sunset"
      FROM "Operation" o
      JOIN "Revision" r ON r."id" = o."revisionId"
      JOIN "Spec" s ON s."id" = r."specId"
     WHERE o."id" = ${id}`;
  const details = await readOperationDetails(db, [id]);
  const declared = details.get(id);
  return rows[0] && declared ? { ...rows[0], declared } : null;
}
