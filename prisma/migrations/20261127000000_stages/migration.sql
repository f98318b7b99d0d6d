ALTER TABLE "Api"
  ADD COLUMN "stage" TEXT,
  ADD COLUMN "deprecatedOn" DATE,
  ADD COLUMN "sunsetOn" DATE;

CREATE TABLE "StageEvent" (
  "id" SERIAL PRIMARY KEY,
  "apiId" INTEGER NOT NULL REFERENCES "Api" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "actorId" TEXT,
  "actor" TEXT NOT NULL DEFAULT '',
  "from" TEXT,
  "to" TEXT,
  "deprecatedOn" DATE,
  "sunsetOn" DATE,
  "reason" TEXT NOT NULL DEFAULT ''
);
CREATE INDEX "StageEvent_apiId_id_idx" ON "StageEvent" ("apiId", "id");
