import type { DeclaredAuthentication, Operation, Server, SpecDocument } from '@/lib/contracts/operation';
import type { Db } from './client';
import { declaredCodes } from './codes';

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
}

/** Rows of one statement: an operation's JSON is some kilobytes. */
const CHUNK = 500;

/** The APIs that hold a spec of this identity, oldest first. */
export function findSpecs(
  db: Db,
  identity: string,
): Promise<{ id: number; apiId: number; api: { name: string } }[]> {
  return db.spec.findMany({
    where: { identity },
    select: { id: true, apiId: true, api: { select: { name: true } } },
    orderBy: { id: 'asc' },
  });
}

export async function upsertSpec(db: Db, apiId: number, identity: string, title: string): Promise<number> {
  const spec = await db.spec.upsert({
    where: { apiId_identity: { apiId, identity } },
    create: { apiId, identity, title },
    update: {},
    select: { id: true },
  });
  return spec.id;
}

export function readCurrentRevision(
  db: Db,
  specId: number,
): Promise<{ number: number; contentHash: string } | null> {
  return db.revision.findFirst({
    where: { specId, isCurrent: true },
    select: { number: true, contentHash: true },
  });
}

/** Makes a revision the current one of its spec. Returns its number. */
export async function insertRevision(db: Db, revision: NewRevision): Promise<number> {
  const { specId, document } = revision;
  const last = await db.revision.aggregate({ where: { specId }, _max: { number: true } });
  const number = (last._max.number ?? 0) + 1;
  await db.revision.updateMany({ where: { specId, isCurrent: true }, data: { isCurrent: false } });
  const { id } = await db.revision.create({
    data: {
      specId,
      number,
      isCurrent: true,
      contentHash: revision.contentHash,
      format: document.format,
      version: document.version,
      fileName: revision.fileName,
      servers: document.servers,
      notes: document.notes.slice(0, 200),
      source: Uint8Array.from(revision.source),
    },
    select: { id: true },
  });
  await insertOperations(db, id, document.operations, revision.keys);
  return number;
}

async function insertOperations(
  db: Db,
  revisionId: number,
  operations: readonly Operation[],
  keys: readonly string[],
): Promise<void> {
  for (let i = 0; i < operations.length; i += CHUNK) {
    const rows = operations.slice(i, i + CHUNK).map((operation, offset) => {
      const { method, path, operationId, isDeprecated, sunset, authentication, line, ...declared } =
        operation;
      return {
        method,
        path,
        key: keys[i + offset],
        operationId,
        isDeprecated,
        sunset,
        authentication: declaredCodes.code(authentication),
        line,
        declared,
      };
    });
    await db.$executeRaw`
      INSERT INTO "Operation" ("revisionId", "method", "path", "key", "operationId", "isDeprecated", "sunset",
             "authentication", "line", "declared")
      SELECT ${revisionId}::int, r."method", r."path", r."key", r."operationId", r."isDeprecated", r."sunset",
             r."authentication", r."line", r."declared"
        FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r("method" text, "path" text, "key" text,
             "operationId" text, "isDeprecated" boolean, "sunset" text, "authentication" smallint, "line" int,
             "declared" jsonb)`;
  }
}

/** Every operation of an API once for each method and template: of a current revision where there is one, else the newest. */
export async function readDeclaredOperations(db: Db, apiId: number): Promise<DeclaredOperation[]> {
  const rows = await db.$queryRaw<(Omit<DeclaredOperation, 'declared'> & { authentication: number })[]>`
    SELECT DISTINCT ON (o."method", o."key") o."id", o."method", o."path", o."key", o."operationId", o."isDeprecated",
           o."sunset", o."authentication", r."isCurrent"
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
  const rows = await db.operation.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, declared: true },
  });
  return new Map(rows.map((row) => [row.id, row.declared as unknown as OperationDetail]));
}
export type OperationDetail = Pick<
  Operation,
  'fields' | 'security' | 'responses' | 'isInternal' | 'summary' | 'tags' | 'file'
>;

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
  const rows = await db.$queryRaw<{ endpointId: number; declared: OperationDetail }[]>`
    SELECT e."id" AS "endpointId", o."declared"
      FROM "Endpoint" e JOIN "Operation" o ON o."id" = e."operationId"
     WHERE e."id" = ANY(${[...endpointIds]})`;
  return new Map(rows.map((row) => [row.endpointId, row.declared]));
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
  const rows = await db.$queryRaw<OperationPlace[]>`
    SELECT s."title" AS "spec", r."number" AS "revision", r."isCurrent", r."fileName", o."line", o."operationId",
           o."isDeprecated", o."sunset", o."declared"
      FROM "Operation" o
      JOIN "Revision" r ON r."id" = o."revisionId"
      JOIN "Spec" s ON s."id" = r."specId"
     WHERE o."id" = ${id}`;
  return rows[0] ?? null;
}
