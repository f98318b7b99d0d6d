import type {
  Documentation,
  Lifecycle,
  ObservedAuthentication,
  PathParameter,
  SensitiveClass,
  Traffic,
} from '@/lib/contracts/endpoint';
import type { DerivedName } from '@/lib/contracts/inventory';
import type { DeclaredAuthentication } from '@/lib/contracts/operation';
import type { Db } from './client';
import {
  declaredCodes,
  documentationCodes,
  lifecycleCodes,
  nameCodes,
  observedCodes,
  sensitiveCodes,
  trafficCodes,
} from './codes';

/** An endpoint as it is written. `leaves` is sealed evidence, `null` for one that traffic never met. */
export interface EndpointRecord {
  method: string;
  path: string;
  key: string;
  host: string | null;
  basePath: string;
  documentation: Documentation;
  traffic: Traffic;
  lifecycle: Lifecycle;
  declared: DeclaredAuthentication;
  observed: ObservedAuthentication;
  names: readonly DerivedName[];
  sensitive: readonly SensitiveClass[];
  requests: number;
  fields: number;
  firstSeen: string | null;
  lastSeen: string | null;
  operationId: number | null;
  search: string;
  /** Changes whenever anything that is stored of the endpoint changes. */
  digest: string;
  leaves: Uint8Array | null;
  parameters: readonly PathParameter[];
}

export interface StoredEndpoint {
  id: number;
  method: string;
  key: string;
  digest: string;
  /** Sealed; `null` for an endpoint that traffic never met. */
  leaves: Uint8Array | null;
}

/** Rows of one statement: bounds the size of its one parameter. */
const CHUNK = 2000;

/** What is stored of an API's endpoints: all their evidence, and what tells whether a commit changes them. */
export function readStoredEndpoints(db: Db, apiId: number): Promise<StoredEndpoint[]> {
  return db.$queryRaw`
    SELECT e."id", e."method", e."key", e."digest", v."leaves"
      FROM "Endpoint" e LEFT JOIN "EndpointEvidence" v ON v."endpointId" = e."id"
     WHERE e."apiId" = ${apiId}`;
}

/** Inserts or replaces endpoints of one API: one row each, and one of evidence where there is evidence. */
export async function upsertEndpoints(
  db: Db,
  apiId: number,
  apiName: string,
  records: readonly EndpointRecord[],
): Promise<void> {
  for (let i = 0; i < records.length; i += CHUNK) {
    const chunk = records.slice(i, i + CHUNK);
    await upsertRows(db, apiId, apiName, chunk);
    await upsertEvidence(
      db,
      apiId,
      chunk.filter(({ leaves }) => leaves !== null),
    );
  }
}

async function upsertRows(
  db: Db,
  apiId: number,
  apiName: string,
  records: readonly EndpointRecord[],
): Promise<void> {
  const rows = records.map(({ leaves: _leaves, parameters: _parameters, ...record }) => ({
    ...record,
    documentation: documentationCodes.code(record.documentation),
    traffic: trafficCodes.code(record.traffic),
    lifecycle: lifecycleCodes.code(record.lifecycle),
    declared: declaredCodes.code(record.declared),
    observed: observedCodes.code(record.observed),
    names: nameCodes.mask(record.names),
    sensitive: sensitiveCodes.mask(record.sensitive),
  }));
  await db.$executeRaw`
    INSERT INTO "Endpoint" ("apiId", "apiName", "method", "path", "key", "host", "basePath", "documentation", "traffic",
           "lifecycle", "declared", "observed", "names", "sensitive", "requests", "fields", "firstSeen", "lastSeen",
           "operationId", "search", "digest")
    SELECT ${apiId}::int, ${apiName}, r."method", r."path", r."key", r."host", r."basePath", r."documentation", r."traffic",
           r."lifecycle", r."declared", r."observed", r."names", r."sensitive", r."requests", r."fields", r."firstSeen",
           r."lastSeen", r."operationId", r."search", r."digest"
      FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r("method" text, "path" text, "key" text, "host" text,
           "basePath" text, "documentation" smallint, "traffic" smallint, "lifecycle" smallint, "declared" smallint,
           "observed" smallint, "names" smallint, "sensitive" int, "requests" bigint, "fields" int,
           "firstSeen" timestamptz, "lastSeen" timestamptz, "operationId" int, "search" text, "digest" text)
    ON CONFLICT ("apiId", "method", "key") DO UPDATE SET
           "apiName" = excluded."apiName", "path" = excluded."path", "host" = excluded."host",
           "basePath" = excluded."basePath", "documentation" = excluded."documentation", "traffic" = excluded."traffic",
           "lifecycle" = excluded."lifecycle", "declared" = excluded."declared", "observed" = excluded."observed",
           "names" = excluded."names", "sensitive" = excluded."sensitive", "requests" = excluded."requests",
           "fields" = excluded."fields", "firstSeen" = excluded."firstSeen", "lastSeen" = excluded."lastSeen",
           "operationId" = excluded."operationId", "search" = excluded."search", "digest" = excluded."digest"`;
}

/** Evidence can move to another endpoint or API: what is left without any keeps no row of it. */
export async function dropEvidence(db: Db, endpointIds: readonly number[]): Promise<void> {
  if (endpointIds.length > 0)
    await db.endpointEvidence.deleteMany({ where: { endpointId: { in: [...endpointIds] } } });
}

async function upsertEvidence(db: Db, apiId: number, records: readonly EndpointRecord[]): Promise<void> {
  if (records.length === 0) return;
  const rows = records.map(({ method, key, leaves, parameters }) => ({
    method,
    key,
    leaves: Buffer.from(leaves as Uint8Array).toString('base64'),
    parameters,
  }));
  await db.$executeRaw`
    INSERT INTO "EndpointEvidence" ("endpointId", "leaves", "parameters")
    SELECT e."id", decode(r."leaves", 'base64'), r."parameters"
      FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r("method" text, "key" text, "leaves" text,
           "parameters" jsonb)
      JOIN "Endpoint" e ON e."apiId" = ${apiId} AND e."method" = r."method" AND e."key" = r."key"
    ON CONFLICT ("endpointId") DO UPDATE SET
           "leaves" = excluded."leaves", "parameters" = excluded."parameters"`;
}

export async function deleteEndpoints(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await db.endpoint.deleteMany({ where: { id: { in: [...ids] } } });
}

export interface EndpointEvidenceRow {
  leaves: Uint8Array;
  parameters: PathParameter[];
}

/** The sealed evidence of some endpoints, by endpoint id. */
export async function readEndpointEvidence(
  db: Db,
  ids: readonly number[],
): Promise<Map<number, EndpointEvidenceRow>> {
  const rows = await db.endpointEvidence.findMany({ where: { endpointId: { in: [...ids] } } });
  return new Map(
    rows.map((row) => [
      row.endpointId,
      {
        leaves: row.leaves,
        parameters: row.parameters as unknown as PathParameter[],
      },
    ]),
  );
}

export function countEndpoints(db: Db): Promise<number> {
  return db.endpoint.count();
}
