ALTER TABLE "Finding"
  ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN "assigneeId" TEXT,
  ADD COLUMN "teamId" INTEGER,
  ADD COLUMN "claimedAt" TIMESTAMPTZ(3),
  ADD COLUMN "verification" TEXT,
  ADD COLUMN "acceptedUntil" TIMESTAMPTZ(3),
  ADD COLUMN "isWarned" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "duplicateOfId" INTEGER,
  ADD COLUMN "decidedSeverity" SMALLINT;

ALTER TABLE "FindingEvent"
  ADD COLUMN "actor" TEXT,
  ADD COLUMN "actorId" TEXT,
  ADD COLUMN "version" INTEGER,
  ADD COLUMN "act" TEXT,
  ADD COLUMN "before" JSONB;

CREATE TABLE "FindingException" (
  "id" SERIAL NOT NULL,
  "findingId" INTEGER NOT NULL,
  "kind" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "until" TIMESTAMPTZ(3),
  "requesterId" TEXT NOT NULL,
  "requester" TEXT NOT NULL,
  "requestedAt" TIMESTAMPTZ(3) NOT NULL,
  "verdict" TEXT,
  "approver" TEXT,
  "decidedAt" TIMESTAMPTZ(3),
  CONSTRAINT "FindingException_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "Finding_assigneeId_idx" ON "Finding"("assigneeId");
CREATE INDEX "Finding_teamId_idx" ON "Finding"("teamId");
CREATE INDEX "FindingEvent_act_idx" ON "FindingEvent"("act");
CREATE INDEX "FindingException_findingId_idx" ON "FindingException"("findingId");
CREATE INDEX "FindingException_verdict_requestedAt_idx" ON "FindingException"("verdict", "requestedAt");

ALTER TABLE "Finding" ADD CONSTRAINT "Finding_assigneeId_fkey" FOREIGN KEY ("assigneeId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Finding" ADD CONSTRAINT "Finding_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "FindingException" ADD CONSTRAINT "FindingException_findingId_fkey" FOREIGN KEY ("findingId") REFERENCES "Finding"("id") ON DELETE CASCADE ON UPDATE CASCADE;
