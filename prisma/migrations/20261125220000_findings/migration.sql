ALTER TABLE "Api" ADD COLUMN "isStale" BOOLEAN NOT NULL DEFAULT false, ADD COLUMN "isStaleWhole" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Endpoint" ADD COLUMN "judged" TEXT NOT NULL DEFAULT '';
-- Everything that is there already waits to be judged.
UPDATE "Api" SET "isStale" = true, "isStaleWhole" = true;

ALTER TABLE "Revision" ADD COLUMN "schemes" JSONB NOT NULL DEFAULT '[]', ADD COLUMN "bounds" JSONB NOT NULL DEFAULT 'null';

CREATE TABLE "Finding" (
    "id" SERIAL NOT NULL,
    "apiId" INTEGER NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "severity" SMALLINT NOT NULL,
    "confidence" SMALLINT NOT NULL,
    "status" SMALLINT NOT NULL,
    "method" TEXT,
    "path" TEXT,
    "key" TEXT,
    "host" TEXT,
    "source" TEXT,
    "qualifier" TEXT NOT NULL,
    "evidence" JSONB NOT NULL,
    "firstSeen" TIMESTAMPTZ(3),
    "lastSeen" TIMESTAMPTZ(3),
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "resolvedAt" TIMESTAMPTZ(3),
    "regressions" INTEGER NOT NULL DEFAULT 0,
    "gain" DOUBLE PRECISION NOT NULL DEFAULT 0,
    CONSTRAINT "Finding_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "FindingEvent" (
    "id" BIGSERIAL NOT NULL,
    "findingId" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "says" TEXT NOT NULL,
    CONSTRAINT "FindingEvent_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "ApiScore" (
    "apiId" INTEGER NOT NULL,
    "score" DOUBLE PRECISION,
    "grade" TEXT,
    "band" TEXT,
    "debt" DOUBLE PRECISION NOT NULL,
    "evidenceCoverage" DOUBLE PRECISION NOT NULL,
    "weights" INTEGER NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "ApiScore_pkey" PRIMARY KEY ("apiId")
);

CREATE TABLE "ScoreSnapshot" (
    "apiId" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "score" DOUBLE PRECISION,
    "debt" DOUBLE PRECISION NOT NULL,
    "evidenceCoverage" DOUBLE PRECISION NOT NULL,
    "weights" INTEGER NOT NULL,
    CONSTRAINT "ScoreSnapshot_pkey" PRIMARY KEY ("apiId", "day")
);

CREATE TABLE "RuleSetting" (
    "id" SERIAL NOT NULL,
    "rule" TEXT NOT NULL,
    "apiId" INTEGER,
    "isEnabled" BOOLEAN,
    "severity" TEXT,
    "parameters" JSONB NOT NULL DEFAULT '{}',
    CONSTRAINT "RuleSetting_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "Finding_fingerprint_key" ON "Finding"("fingerprint");
CREATE INDEX "Finding_apiId_method_key_idx" ON "Finding"("apiId", "method", "key");
CREATE INDEX "Finding_severity_id_idx" ON "Finding"("severity", "id");
CREATE INDEX "Finding_rule_id_idx" ON "Finding"("rule", "id");
CREATE INDEX "FindingEvent_findingId_id_idx" ON "FindingEvent"("findingId", "id");
CREATE UNIQUE INDEX "RuleSetting_rule_apiId_key" ON "RuleSetting"("rule", "apiId");

ALTER TABLE "Finding" ADD CONSTRAINT "Finding_apiId_fkey" FOREIGN KEY ("apiId") REFERENCES "Api"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "FindingEvent" ADD CONSTRAINT "FindingEvent_findingId_fkey" FOREIGN KEY ("findingId") REFERENCES "Finding"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ApiScore" ADD CONSTRAINT "ApiScore_apiId_fkey" FOREIGN KEY ("apiId") REFERENCES "Api"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "RuleSetting" ADD CONSTRAINT "RuleSetting_apiId_fkey" FOREIGN KEY ("apiId") REFERENCES "Api"("id") ON DELETE CASCADE ON UPDATE CASCADE;
