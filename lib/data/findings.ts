import { FindingStatus } from '@/lib/contracts/finding';
import { Confidence, type DetectedFinding, type EvidenceItem, Severity } from '@/lib/contracts/rule';
import type { Db } from './client';
import { codesOf } from './codes';

export const severityCodes = codesOf(Severity.options);
export const confidenceCodes = codesOf(Confidence.options);
export const statusCodes = codesOf(FindingStatus.options);

/** A kept finding, as far as settling and scoring need it. */
export interface FindingRow {
  id: number;
  fingerprint: string;
  rule: string;
  severity: Severity;
  confidence: Confidence;
  status: FindingStatus;
  method: string | null;
  key: string | null;
  qualifier: string;
  lastSeen: Date | null;
  gain: number;
  /** Hash of what was written last. */
  shown: string;
  claimedAt: Date | null;
  /** The severity that somebody decided on, when somebody did. */
  decidedSeverity: Severity | null;
}

/** A detection to write, with its fingerprint, its hash, and what resolving it wins back. */
export interface FindingRecord {
  fingerprint: string;
  detected: DetectedFinding;
  shown: string;
}

/** Rows of one statement: bounds the size of its one parameter. */
const CHUNK = 2000;

/** Every finding of an API, whatever its status. */
export async function readFindings(db: Db, apiId: number): Promise<FindingRow[]> {
  const rows = await db.$queryRaw<
    (Omit<FindingRow, 'severity' | 'confidence' | 'status' | 'decidedSeverity'> & {
      severity: number;
      confidence: number;
      status: number;
      decidedSeverity: number | null;
    })[]
  >`
    SELECT "id", "fingerprint", "rule", "severity", "confidence", "status", "method", "key", "qualifier", "lastSeen",
           "gain", "shown", "claimedAt", "decidedSeverity"
      FROM "Finding" WHERE "apiId" = ${apiId}`;
  return rows.map(({ severity, confidence, status, decidedSeverity, ...row }) => ({
    ...row,
    severity: severityCodes.word(severity),
    confidence: confidenceCodes.word(confidence),
    status: statusCodes.word(status),
    decidedSeverity: decidedSeverity === null ? null : severityCodes.word(decidedSeverity),
  }));
}

/** Inserts findings with their first event. `says`: what that says, where it is more than that it was found. */
export async function openFindings(
  db: Db,
  apiId: number,
  records: readonly (FindingRecord & { gain: number; says: string | null })[],
  at: Date,
): Promise<void> {
  for (let i = 0; i < records.length; i += CHUNK) {
    const chunk = records.slice(i, i + CHUNK);
    const rows = chunk.map((record) => ({ ...toRow(record), gain: record.gain }));
    const told = chunk.flatMap(({ fingerprint, says }) => (says === null ? [] : [{ fingerprint, says }]));
    await db.$executeRaw`
      WITH added AS (
        INSERT INTO "Finding" ("apiId", "fingerprint", "rule", "severity", "confidence", "status", "method", "path",
               "key", "host", "source", "qualifier", "evidence", "firstSeen", "lastSeen", "openedAt", "gain", "shown")
        SELECT ${apiId}::int, r."fingerprint", r."rule", r."severity", r."confidence", ${statusCodes.code('open')}::smallint,
               r."method", r."path", r."key", r."host", r."source", r."qualifier", r."evidence", r."firstSeen",
               r."lastSeen", ${at}, r."gain", r."shown"
          FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r("fingerprint" text, "rule" text,
               "severity" smallint, "confidence" smallint, "method" text, "path" text, "key" text, "host" text,
               "source" text, "qualifier" text, "evidence" jsonb, "firstSeen" timestamptz, "lastSeen" timestamptz, "gain" float8, "shown" text)
        RETURNING "id", "fingerprint")
      INSERT INTO "FindingEvent" ("findingId", "at", "kind", "says")
      SELECT a."id", ${at}, 'opened', coalesce(s."says", 'It was found.')
        FROM added a LEFT JOIN json_to_recordset(${JSON.stringify(told)}::json) AS s("fingerprint" text, "says" text)
          ON s."fingerprint" = a."fingerprint"`;
  }
}

/** Brings findings that show otherwise than they were written up to date; those of `reopened` come back to life. */
export async function showFindings(
  db: Db,
  shown: readonly { id: number; fresh: FindingRecord }[],
  reopened: readonly { id: number; fresh: FindingRecord }[],
  at: Date,
): Promise<void> {
  const all = [
    ...shown.map(({ id, fresh }) => ({ id, isBack: false, ...toRow(fresh) })),
    ...reopened.map(({ id, fresh }) => ({ id, isBack: true, ...toRow(fresh) })),
  ];
  for (let i = 0; i < all.length; i += CHUNK) {
    await db.$executeRaw`
      WITH back AS (
        UPDATE "Finding" f SET "severity" = r."severity", "confidence" = r."confidence", "path" = r."path",
               "host" = r."host", "evidence" = r."evidence", "firstSeen" = r."firstSeen", "lastSeen" = r."lastSeen",
               "status" = CASE WHEN r."isBack" THEN ${statusCodes.code('open')}::smallint ELSE f."status" END,
               "openedAt" = CASE WHEN r."isBack" THEN ${at} ELSE f."openedAt" END,
               "resolvedAt" = CASE WHEN r."isBack" THEN NULL ELSE f."resolvedAt" END,
               "regressions" = f."regressions" + r."isBack"::int, "shown" = r."shown",
               "version" = f."version" + r."isBack"::int
          FROM json_to_recordset(${JSON.stringify(all.slice(i, i + CHUNK))}::json) AS r("id" int, "isBack" boolean,
               "severity" smallint, "confidence" smallint, "path" text, "host" text, "evidence" jsonb,
               "firstSeen" timestamptz, "lastSeen" timestamptz, "shown" text)
         WHERE f."id" = r."id"
        RETURNING f."id", f."version", r."isBack")
      INSERT INTO "FindingEvent" ("findingId", "at", "kind", "says", "version", "was")
      SELECT "id", ${at}, 'reopened', 'It shows again.', "version", ${statusCodes.code('resolved')}::smallint
        FROM back WHERE "isBack"`;
  }
}

export async function resolveFindings(
  db: Db,
  resolved: readonly { id: number; says: string }[],
  at: Date,
): Promise<void> {
  if (resolved.length === 0) return;
  await db.$executeRaw`
    WITH closed AS (
      UPDATE "Finding" f SET "status" = ${statusCodes.code('resolved')}::smallint, "resolvedAt" = ${at}, "gain" = 0,
             "claimedAt" = NULL, "verification" = NULL, "acceptedUntil" = NULL, "decidedSeverity" = NULL, "version" = f."version" + 1
        FROM json_to_recordset(${JSON.stringify(resolved)}::json) AS r("id" int, "says" text)
        JOIN "Finding" b ON b."id" = r."id"
       WHERE f."id" = r."id" RETURNING f."id", r."says", f."version", b."status" AS "was")
    INSERT INTO "FindingEvent" ("findingId", "at", "kind", "says", "version", "was")
    SELECT "id", ${at}, 'resolved', "says", "version", "was" FROM closed`;
}

/** A finding whose endpoint's template changed keeps its history under the new one. */
export async function moveFindings(
  db: Db,
  moved: readonly { id: number; fresh: FindingRecord; says: string }[],
  at: Date,
): Promise<void> {
  if (moved.length === 0) return;
  const rows = moved.map(({ id, fresh, says }) => ({ id, says, ...toRow(fresh) }));
  await db.$executeRaw`
    WITH carried AS (
      UPDATE "Finding" f SET "fingerprint" = r."fingerprint", "method" = r."method", "path" = r."path", "key" = r."key"
        FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r("id" int, "says" text, "fingerprint" text,
             "method" text, "path" text, "key" text)
       WHERE f."id" = r."id" RETURNING f."id", r."says")
    INSERT INTO "FindingEvent" ("findingId", "at", "kind", "says") SELECT "id", ${at}, 'moved', "says" FROM carried`;
}

/** What of a finding says which it is, as it is kept. */
export interface PlacedFinding {
  id: number;
  rule: string;
  method: string | null;
  path: string | null;
  key: string | null;
  host: string | null;
  source: string | null;
  qualifier: string;
}

export function readPlacedFindings(db: Db, apiId: number): Promise<PlacedFinding[]> {
  return db.finding.findMany({
    where: { apiId },
    select: {
      id: true,
      rule: true,
      method: true,
      path: true,
      key: true,
      host: true,
      source: true,
      qualifier: true,
    },
    orderBy: { id: 'asc' },
  });
}

/**
 * Findings go on under another API, with their history and all that was decided; one that the API has already stays where
 * it is. Fingerprints must differ from each other.
 */
export async function giveFindings(
  db: Db,
  intoId: number,
  given: readonly Pick<PlacedFinding & { fingerprint: string }, 'id' | 'path' | 'key' | 'fingerprint'>[],
  { says, at }: { says: string; at: Date },
): Promise<void> {
  if (given.length === 0) return;
  await db.$executeRaw`
    WITH given AS (
      UPDATE "Finding" f SET "apiId" = ${intoId}, "fingerprint" = r."fingerprint", "path" = r."path", "key" = r."key"
        FROM json_to_recordset(${JSON.stringify(given)}::json) AS r("id" int, "fingerprint" text, "path" text, "key" text)
       WHERE f."id" = r."id" AND NOT EXISTS (SELECT FROM "Finding" o WHERE o."fingerprint" = r."fingerprint")
      RETURNING f."id")
    INSERT INTO "FindingEvent" ("findingId", "at", "kind", "says") SELECT "id", ${at}, 'moved', ${says} FROM given`;
}

/** Writes the gains that changed. */
export async function writeGains(db: Db, gains: readonly { id: number; gain: number }[]): Promise<void> {
  if (gains.length === 0) return;
  await db.$executeRaw`
    UPDATE "Finding" f SET "gain" = r."gain"
      FROM json_to_recordset(${JSON.stringify(gains)}::json) AS r("id" int, "gain" float8) WHERE f."id" = r."id"`;
}

function toRow({ fingerprint, detected, shown }: FindingRecord): object {
  const { rule, severity, confidence, method, path, key, host, source, qualifier, firstSeen, lastSeen } =
    detected;
  return {
    fingerprint,
    rule,
    severity: severityCodes.code(severity),
    confidence: confidenceCodes.code(confidence),
    method,
    path,
    key,
    host,
    source,
    qualifier,
    evidence: detected.evidence satisfies EvidenceItem[],
    firstSeen,
    lastSeen,
    shown,
  };
}
