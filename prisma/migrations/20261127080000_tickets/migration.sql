CREATE TABLE "Tracker" (
  "id" SERIAL NOT NULL,
  "kind" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "address" TEXT NOT NULL,
  "project" TEXT NOT NULL,
  "account" TEXT NOT NULL,
  "issueType" TEXT NOT NULL,
  "token" BYTEA NOT NULL,
  "isEnabled" BOOLEAN NOT NULL DEFAULT true,
  "createdAt" TIMESTAMPTZ(3) NOT NULL,
  "readUntil" TIMESTAMPTZ(3),
  "lastReadAt" TIMESTAMPTZ(3),
  "failures" INTEGER NOT NULL DEFAULT 0,
  "retryAt" TIMESTAMPTZ(3),
  "error" TEXT,
  CONSTRAINT "Tracker_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "Tracker_name_key" ON "Tracker"("name");

CREATE TABLE "Ticket" (
  "id" SERIAL NOT NULL,
  "trackerId" INTEGER NOT NULL,
  "findingId" INTEGER NOT NULL,
  "marker" UUID NOT NULL DEFAULT gen_random_uuid(),
  "state" TEXT NOT NULL DEFAULT 'wanted',
  "key" TEXT,
  "label" TEXT,
  "url" TEXT,
  "told" SMALLINT,
  "requestedBy" TEXT NOT NULL,
  "requestedAt" TIMESTAMPTZ(3) NOT NULL,
  "attempts" INTEGER NOT NULL DEFAULT 0,
  "nextAttemptAt" TIMESTAMPTZ(3),
  "error" TEXT,
  CONSTRAINT "Ticket_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "Ticket_findingId_trackerId_key" ON "Ticket"("findingId", "trackerId");
CREATE INDEX "Ticket_trackerId_key_idx" ON "Ticket"("trackerId", "key");

ALTER TABLE "Ticket" ADD CONSTRAINT "Ticket_trackerId_fkey" FOREIGN KEY ("trackerId") REFERENCES "Tracker"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Ticket" ADD CONSTRAINT "Ticket_findingId_fkey" FOREIGN KEY ("findingId") REFERENCES "Finding"("id") ON DELETE CASCADE ON UPDATE CASCADE;
