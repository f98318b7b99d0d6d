import type { Db } from './client';

export interface ClaimRow {
  apiId: number;
  api: string;
  /** `null` for a spec that names no host. */
  host: string | null;
  basePath: string;
  origin: 'spec' | 'person';
}

export interface OperationRow {
  apiId: number;
  method: string;
  path: string;
  key: string;
}

/** Where exchanges may go: the servers of current revisions, and people's joins. */
export async function readClaims(db: Db): Promise<ClaimRow[]> {
  return db.$queryRaw<ClaimRow[]>`
    SELECT a."id" AS "apiId", a."name" AS "api", nullif(h."host", '') AS "host", h."basePath", h."origin"
      FROM "ApiHost" h JOIN "Api" a ON a."id" = h."apiId"
     WHERE h."origin" IN ('spec', 'person')
     ORDER BY a."name", h."host", h."basePath"`;
}

/** Operations of every revision, current and older, once for each API, method and template; the newest spelling wins. */
export async function readOperations(db: Db): Promise<OperationRow[]> {
  return db.$queryRaw<OperationRow[]>`
    SELECT DISTINCT ON (s."apiId", o."method", o."key") s."apiId", o."method", o."path", o."key"
      FROM "Operation" o
      JOIN "Revision" r ON r."id" = o."revisionId"
      JOIN "Spec" s ON s."id" = r."specId"
     ORDER BY s."apiId", o."method", o."key", r."isCurrent" DESC, o."id" DESC`;
}
