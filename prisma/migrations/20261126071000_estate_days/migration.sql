CREATE TABLE "EstateDay" (
    "day" DATE NOT NULL,
    "endpoints" INTEGER NOT NULL,
    "documentedAndSeen" INTEGER NOT NULL,
    "seenOnly" INTEGER NOT NULL,
    "documentedOnly" INTEGER NOT NULL,
    "shadow" INTEGER NOT NULL,
    "zombie" INTEGER NOT NULL,
    "unauthenticated" INTEGER NOT NULL,
    "overdue" INTEGER NOT NULL,
    CONSTRAINT "EstateDay_pkey" PRIMARY KEY ("day")
);

ALTER TABLE "ApiScore" ADD COLUMN "bestFix" JSONB;
ALTER TABLE "Receipt" ADD COLUMN "lastSeen" TIMESTAMPTZ(3);

CREATE TABLE "SourceHour" (
    "source" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "receipts" INTEGER NOT NULL,
    "counted" BIGINT NOT NULL,
    "skipped" BIGINT NOT NULL,
    CONSTRAINT "SourceHour_pkey" PRIMARY KEY ("source", "hour")
);

CREATE TABLE "SourceSkip" (
    "source" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "count" BIGINT NOT NULL,
    CONSTRAINT "SourceSkip_pkey" PRIMARY KEY ("source", "hour", "reason")
);

INSERT INTO "SourceHour"
SELECT "source", date_trunc('hour', "startedAt", 'UTC'), count(*), sum("counted"), sum("skipped")
  FROM "Receipt" WHERE "status" = 'done' AND "kind" = 'traffic' GROUP BY 1, 2;

INSERT INTO "SourceSkip"
SELECT r."source", date_trunc('hour', r."startedAt", 'UTC'), s->>'reason', sum((s->>'count')::bigint)
  FROM "Receipt" r CROSS JOIN LATERAL jsonb_array_elements(r."skippedBy") AS s
 WHERE r."status" = 'done' AND r."kind" = 'traffic' GROUP BY 1, 2, 3;

CREATE INDEX "Receipt_status_startedAt_idx" ON "Receipt"("status", "startedAt");
CREATE INDEX "Receipt_source_startedAt_idx" ON "Receipt"("source", "startedAt");
CREATE INDEX "Receipt_source_lastSeen_idx" ON "Receipt"("source", "lastSeen");
CREATE INDEX "Finding_severity_openedAt_status_idx" ON "Finding"("severity", "openedAt", "status");
