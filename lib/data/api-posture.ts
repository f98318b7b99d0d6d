import type { Traffic } from '@/lib/contracts/endpoint';
import { PENDING_STATUSES } from '@/lib/contracts/finding';
import type { Db } from './client';
import { documentationCodes, trafficCodes } from './codes';
import { severityCodes, statusCodes } from './findings';

/** What is stored of an API beside its endpoints; `null`: there is no such API. */
export async function readApiHead(
  db: Db,
  id: number,
): Promise<{ name: string; isStale: boolean; documents: ApiDocument[] } | null> {
  const api = await db.api.findUnique({ where: { id }, select: { name: true, isStale: true } });
  if (!api) return null;
  const documents = await db.revision.findMany({
    where: { isCurrent: true, spec: { apiId: id } },
    select: { number: true, format: true, version: true, spec: { select: { title: true } } },
    orderBy: { specId: 'asc' },
  });
  return {
    ...api,
    documents: documents.map(({ number, spec, ...rest }) => ({
      ...rest,
      title: spec.title,
      revision: number,
    })),
  };
}

export interface ApiDocument {
  title: string;
  format: string;
  version: string;
  revision: number;
}

/** An endpoint as far as the score of its API needs it. */
export interface EndpointTraits {
  method: string;
  key: string;
  traffic: Traffic;
  /** It carries a sensitive class. */
  isSensitive: boolean;
}

/** The endpoints of an API as its score sees them. */
export async function readEndpointTraits(db: Db, apiId: number): Promise<EndpointTraits[]> {
  const rows = await db.$queryRaw<{ method: string; key: string; traffic: number; sensitive: number }[]>`
    SELECT "method", "key", "traffic", "sensitive" FROM "Endpoint" WHERE "apiId" = ${apiId}`;
  return rows.map(({ method, key, traffic, sensitive }) => ({
    method,
    key,
    traffic: trafficCodes.word(traffic),
    isSensitive: sensitive !== 0,
  }));
}

/** Where some findings are, by their id. */
export async function readFindingPlaces(
  db: Db,
  ids: readonly number[],
): Promise<Map<number, { method: string | null; path: string | null; host: string | null }>> {
  const rows = await db.finding.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, method: true, path: true, host: true },
  });
  return new Map(rows.map(({ id, ...place }) => [id, place]));
}

const PENDING = PENDING_STATUSES.map(statusCodes.code);

/** Endpoints with open findings, the worst severity first, of these the largest gain. */
export async function listTroubledEndpoints(db: Db, apiId: number, limit: number) {
  const rows = await db.$queryRaw<
    {
      id: number;
      method: string;
      path: string;
      findings: number;
      worst: number;
      gain: number;
      requests: bigint;
    }[]
  >`
    SELECT e."id", e."method", e."path", g."findings", g."worst", g."gain", e."requests"
      FROM (SELECT "method", "key", count(*)::int AS "findings", min("severity") AS "worst", sum("gain") AS "gain"
              FROM "Finding"
             WHERE "apiId" = ${apiId} AND "key" IS NOT NULL AND "status" = ANY(${PENDING}::smallint[])
             GROUP BY "method", "key") g
      JOIN "Endpoint" e ON e."apiId" = ${apiId} AND e."method" = g."method" AND e."key" = g."key"
     ORDER BY g."worst", g."gain" DESC, e."id" LIMIT ${limit}`;
  return rows.map(({ worst, requests, ...row }) => ({
    ...row,
    worst: severityCodes.word(worst),
    requests: Number(requests),
  }));
}

export interface SeenEndpoint {
  id: number;
  method: string;
  path: string;
  key: string;
  requests: number;
  lastSeen: Date | null;
}

/** Endpoints of an API with traffic, most requests first, and how many there are in all. */
export async function readSeenEndpoints(
  db: Db,
  apiId: number,
  { limit, isUndocumented = false }: { limit: number; isUndocumented?: boolean },
): Promise<{ endpoints: SeenEndpoint[]; total: number }> {
  const where = {
    apiId,
    requests: { gt: 0 },
    ...(isUndocumented && { documentation: documentationCodes.code('undocumented') }),
  };
  const rows = await db.endpoint.findMany({
    where,
    select: { id: true, method: true, path: true, key: true, requests: true, lastSeen: true },
    orderBy: [{ requests: 'desc' }, { id: 'asc' }],
    take: limit,
  });
  const total = rows.length < limit ? rows.length : await db.endpoint.count({ where });
  return { endpoints: rows.map((row) => ({ ...row, requests: Number(row.requests) })), total };
}
