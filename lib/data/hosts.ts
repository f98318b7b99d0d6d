import type { Db } from './client';
import { bumpRouting } from './estate';

export interface HostTraffic {
  host: string;
  requests: number;
  firstSeen: string;
  lastSeen: string;
}

export interface HostRow {
  host: string;
  basePath: string;
  origin: string;
  requests: number;
  firstSeen: Date | null;
  lastSeen: Date | null;
}

/** Makes the hosts claimed by an API's specs exactly these. */
export async function replaceSpecHosts(
  db: Db,
  apiId: number,
  servers: readonly { host: string; basePath: string }[],
): Promise<void> {
  await db.apiHost.deleteMany({ where: { apiId, origin: 'spec' } });
  await db.apiHost.createMany({
    data: servers.map(({ host, basePath }) => ({ apiId, host, basePath, origin: 'spec' })),
    skipDuplicates: true,
  });
  await bumpRouting(db);
}

/** Writes the totals of what traffic showed of an API's hosts. */
export async function writeHostTraffic(db: Db, apiId: number, hosts: readonly HostTraffic[]): Promise<void> {
  if (hosts.length === 0) return;
  await db.$executeRaw`
    INSERT INTO "ApiHost" ("apiId", "host", "basePath", "origin", "requests", "firstSeen", "lastSeen")
    SELECT ${apiId}::int, r."host", '', 'traffic', r."requests", r."firstSeen", r."lastSeen"
      FROM json_to_recordset(${JSON.stringify(hosts)}::json)
        AS r("host" text, "requests" bigint, "firstSeen" timestamptz, "lastSeen" timestamptz)
    ON CONFLICT ("apiId", "host", "basePath", "origin") DO UPDATE SET "requests" = excluded."requests",
           "firstSeen" = excluded."firstSeen", "lastSeen" = excluded."lastSeen"`;
}

export async function deleteHostTraffic(db: Db, apiId: number, hosts: readonly string[]): Promise<void> {
  if (hosts.length > 0)
    await db.apiHost.deleteMany({ where: { apiId, origin: 'traffic', host: { in: [...hosts] } } });
}

export async function readHosts(db: Db, apiId: number): Promise<HostRow[]> {
  const rows = await db.apiHost.findMany({
    where: { apiId },
    orderBy: [{ host: 'asc' }, { basePath: 'asc' }],
  });
  return rows.map((row) => ({ ...row, requests: Number(row.requests) }));
}

export async function joinHost(db: Db, apiId: number, host: string): Promise<void> {
  await db.apiHost.deleteMany({ where: { host, origin: 'person' } });
  await db.apiHost.create({ data: { apiId, host, basePath: '', origin: 'person' } });
  await bumpRouting(db);
}

/** Gives the hosts that people joined to an API to another one. */
export async function moveJoins(db: Db, from: number, into: number): Promise<void> {
  await db.$executeRaw`
    UPDATE "ApiHost" SET "apiId" = ${into} WHERE "apiId" = ${from} AND "origin" = 'person'
       AND "host" NOT IN (SELECT "host" FROM "ApiHost" WHERE "apiId" = ${into} AND "origin" = 'person')`;
  await bumpRouting(db);
}

/** Servers that the specs of the API of this name claim, `''` for any host; `null` when there is no such API. */
export async function findApiServers(
  db: Db,
  name: string,
): Promise<{ host: string; basePath: string }[] | null> {
  const api = await db.api.findUnique({
    where: { name },
    select: { hosts: { where: { origin: 'spec' }, select: { host: true, basePath: true } } },
  });
  return api?.hosts ?? null;
}

/** Hosts whose traffic went to an API of the host's own name. */
export async function findObservedHosts(db: Db): Promise<string[]> {
  const rows = await db.$queryRaw<{ host: string }[]>`
    SELECT h."host" FROM "ApiHost" h JOIN "Api" a ON a."id" = h."apiId"
     WHERE h."origin" = 'traffic' AND a."name" = h."host" ORDER BY h."host"`;
  return rows.map(({ host }) => host);
}

/** Endpoints of hosts that no spec claims, those with most requests first. */
export function readUnclaimedEndpoints(
  db: Db,
  limit: number,
): Promise<{ host: string; method: string; key: string }[]> {
  return db.$queryRaw`
    SELECT a."name" AS "host", e."method", e."key" FROM "Endpoint" e JOIN "Api" a ON a."id" = e."apiId"
     WHERE EXISTS (SELECT 1 FROM "ApiHost" h
                    WHERE h."apiId" = a."id" AND h."host" = a."name" AND h."origin" = 'traffic')
       AND NOT EXISTS (SELECT 1 FROM "Spec" s WHERE s."apiId" = a."id")
     ORDER BY e."requests" DESC, e."id" LIMIT ${limit}`;
}

/** How many APIs are there only because traffic met their host: those that have endpoints, and those that have none. */
export async function countHostApis(db: Db): Promise<{ answering: number; silent: number }> {
  const rows = await db.$queryRaw<{ answering: number; silent: number }[]>`
    WITH own AS (
      SELECT EXISTS (SELECT 1 FROM "Endpoint" e WHERE e."apiId" = a."id") AS "answers" FROM "Api" a
       WHERE EXISTS (SELECT 1 FROM "ApiHost" h
                      WHERE h."apiId" = a."id" AND h."host" = a."name" AND h."origin" = 'traffic')
         AND NOT EXISTS (SELECT 1 FROM "Spec" s WHERE s."apiId" = a."id"))
    SELECT (count(*) FILTER (WHERE "answers"))::int AS "answering",
           (count(*) FILTER (WHERE NOT "answers"))::int AS "silent" FROM own`;
  return rows[0] as { answering: number; silent: number };
}

/** Every host that a current spec of the estate names, patterns among them. */
export async function readDeclaredHosts(db: Db): Promise<string[]> {
  const rows = await db.$queryRaw<{ host: string }[]>`
    SELECT DISTINCT "host" FROM "ApiHost" WHERE "origin" = 'spec' AND "host" <> ''`;
  return rows.map(({ host }) => host);
}
