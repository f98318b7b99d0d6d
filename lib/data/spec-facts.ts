import type { DeclaredAuthentication, SecurityScheme, SecurityUse } from '@/lib/contracts/operation';
import type { SpecFacts } from '@/lib/contracts/subject';
import type { Db } from './client';
import { declaredCodes } from './codes';
import { readOperationDetails } from './specs';

/** Every revision of an API's specs, by its id. */
export async function readSpecFacts(
  db: Db,
  apiId: number,
): Promise<Map<number, SpecFacts & { isCurrent: boolean }>> {
  const rows = await db.revision.findMany({
    where: { spec: { apiId } },
    select: {
      id: true,
      number: true,
      format: true,
      fileName: true,
      servers: true,
      schemes: true,
      bounds: true,
      isCurrent: true,
      spec: { select: { title: true } },
    },
    orderBy: { id: 'asc' },
  });
  return new Map(
    rows.map(({ id, number, format, fileName, isCurrent, spec, ...json }) => [
      id,
      { title: spec.title, revision: number, format, file: fileName, isCurrent, ...asFacts(json) },
    ]),
  );
}

/** When the current revision of each of an API's documents came in, by the document's title. */
export async function readImportTimes(db: Db, apiId: number): Promise<Map<string, Date>> {
  const rows = await db.revision.findMany({
    where: { isCurrent: true, spec: { apiId } },
    select: { importedAt: true, spec: { select: { title: true } } },
    orderBy: { importedAt: 'asc' },
  });
  return new Map(rows.map(({ importedAt, spec }) => [spec.title, importedAt]));
}

/** Written by `insertRevision` from a checked document; revisions from before they were kept say nothing. */
function asFacts(
  json: Record<'servers' | 'schemes' | 'bounds', unknown>,
): Pick<SpecFacts, 'servers' | 'schemes' | 'bounds'> {
  const nothing = { declared: 0, unbounded: 0, lines: [] };
  return {
    servers: json.servers as SpecFacts['servers'],
    schemes: json.schemes as SpecFacts['schemes'],
    bounds: (json.bounds ?? { array: nothing, string: nothing, integer: nothing }) as SpecFacts['bounds'],
  };
}

/** The security schemes that the current revisions of an API define. */
export async function readSchemes(db: Db, apiId: number): Promise<SecurityScheme[]> {
  const rows = await db.revision.findMany({
    where: { isCurrent: true, spec: { apiId } },
    select: { schemes: true },
    orderBy: { id: 'asc' },
  });
  return rows.flatMap(({ schemes }) => schemes as unknown as SecurityScheme[]);
}

export interface EarlierSecurity {
  revision: number;
  authentication: DeclaredAuthentication;
  security: SecurityUse[][];
}

/** What the revision before asked of callers, by the id of the operation that took its place. */
export async function readEarlierSecurity(
  db: Db,
  operationIds: readonly number[],
): Promise<Map<number, EarlierSecurity>> {
  const rows = await db.$queryRaw<
    { id: number; earlierId: number; revision: number; authentication: number }[]
  >`
    SELECT o."id", p."id" AS "earlierId", b."number" AS "revision", p."authentication"
      FROM "Operation" o
      JOIN "Revision" r ON r."id" = o."revisionId"
      JOIN "Revision" b ON b."specId" = r."specId" AND b."number" = r."number" - 1
      JOIN "Operation" p ON p."revisionId" = b."id" AND p."method" = o."method" AND p."key" = o."key"
     WHERE o."id" = ANY(${[...operationIds]})`;
  if (rows.length === 0) return new Map();
  const details = await readOperationDetails(
    db,
    rows.map(({ earlierId }) => earlierId),
  );
  return new Map(
    rows.map(({ id, earlierId, revision, authentication }) => [
      id,
      {
        revision,
        authentication: declaredCodes.word(authentication),
        security: details.get(earlierId)?.security ?? [],
      },
    ]),
  );
}
