ALTER TABLE "FindingEvent" ADD COLUMN "was" SMALLINT;

CREATE TABLE "Destination" (
  "id" SERIAL NOT NULL,
  "kind" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "url" BYTEA NOT NULL,
  "secret" BYTEA,
  "events" TEXT[],
  "minSeverity" SMALLINT,
  "teamIds" INTEGER[],
  "apiIds" INTEGER[],
  "isEnabled" BOOLEAN NOT NULL DEFAULT true,
  "createdAt" TIMESTAMPTZ(3) NOT NULL,
  "leaseHolder" TEXT,
  "leaseUntil" TIMESTAMPTZ(3),
  CONSTRAINT "Destination_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "OutboxEvent" (
  "id" BIGSERIAL NOT NULL,
  "uuid" UUID NOT NULL DEFAULT gen_random_uuid(),
  "at" TIMESTAMPTZ(3) NOT NULL,
  "cause" TEXT NOT NULL,
  "actor" TEXT,
  "apiId" INTEGER NOT NULL,
  "api" TEXT NOT NULL,
  "teamId" INTEGER,
  "team" TEXT,
  "finding" JSONB,
  "isRouted" BOOLEAN NOT NULL DEFAULT false,
  CONSTRAINT "OutboxEvent_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Delivery" (
  "id" BIGSERIAL NOT NULL,
  "destinationId" INTEGER NOT NULL,
  "eventId" BIGINT NOT NULL,
  "status" TEXT NOT NULL DEFAULT 'pending',
  "attempts" INTEGER NOT NULL DEFAULT 0,
  "nextAttemptAt" TIMESTAMPTZ(3) NOT NULL,
  "deliveredAt" TIMESTAMPTZ(3),
  "answer" INTEGER,
  "error" TEXT,
  CONSTRAINT "Delivery_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "Destination_name_key" ON "Destination"("name");
CREATE UNIQUE INDEX "OutboxEvent_uuid_key" ON "OutboxEvent"("uuid");
CREATE INDEX "OutboxEvent_isRouted_id_idx" ON "OutboxEvent"("isRouted", "id");
CREATE INDEX "OutboxEvent_at_idx" ON "OutboxEvent"("at");
CREATE UNIQUE INDEX "Delivery_destinationId_eventId_key" ON "Delivery"("destinationId", "eventId");
CREATE INDEX "Delivery_destinationId_status_nextAttemptAt_idx" ON "Delivery"("destinationId", "status", "nextAttemptAt");
CREATE INDEX "Delivery_eventId_idx" ON "Delivery"("eventId");

ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_destinationId_fkey" FOREIGN KEY ("destinationId") REFERENCES "Destination"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "OutboxEvent"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What happens to findings is written by several statements; a trigger on their history misses none, and is of the same
-- transaction. Where nobody is to be told, nothing is written.
CREATE FUNCTION "tellOfFindings"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "Destination" WHERE "isEnabled") THEN
    INSERT INTO "OutboxEvent" ("at", "cause", "actor", "apiId", "api", "teamId", "team", "finding")
    SELECT e."at", e."kind", e."actor", a."id", a."name", a."teamId", o."name",
           jsonb_build_object('id', f."id", 'rule', f."rule", 'severity', f."severity", 'status', f."status",
             'was', e."was", 'verification', f."verification", 'method', f."method", 'path', f."path",
             'assignee', coalesce(u."name", t."name"))
      FROM added e
      JOIN "Finding" f ON f."id" = e."findingId"
      JOIN "Api" a ON a."id" = f."apiId"
      LEFT JOIN "Team" o ON o."id" = a."teamId"
      LEFT JOIN "User" u ON u."id" = f."assigneeId"
      LEFT JOIN "Team" t ON t."id" = f."teamId"
     ORDER BY e."id";
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "FindingEvent_told" AFTER INSERT ON "FindingEvent"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "tellOfFindings"();

CREATE FUNCTION "tellOfApis"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "Destination" WHERE "isEnabled") THEN
    INSERT INTO "OutboxEvent" ("at", "cause", "apiId", "api")
    SELECT "createdAt", 'appeared', "id", "name" FROM added ORDER BY "id";
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "Api_told" AFTER INSERT ON "Api"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "tellOfApis"();
