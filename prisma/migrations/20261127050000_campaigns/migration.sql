CREATE TABLE "Campaign" (
  "id" SERIAL PRIMARY KEY,
  "title" TEXT NOT NULL,
  "description" TEXT NOT NULL DEFAULT '',
  "scope" JSONB NOT NULL,
  "dueOn" DATE NOT NULL,
  "cadenceDays" INTEGER NOT NULL,
  "state" TEXT NOT NULL DEFAULT 'draft',
  "createdBy" TEXT NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL,
  "startedAt" TIMESTAMPTZ(3),
  "endedAt" TIMESTAMPTZ(3),
  "endedBy" TEXT
);
CREATE INDEX "Campaign_state_idx" ON "Campaign" ("state");

CREATE TABLE "CampaignItem" (
  "id" SERIAL PRIMARY KEY,
  "campaignId" INTEGER NOT NULL REFERENCES "Campaign" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  "apiId" INTEGER NOT NULL,
  "apiName" TEXT NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  "teamId" INTEGER REFERENCES "Team" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
  "assigneeId" TEXT REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
  "answer" TEXT,
  "answeredBy" TEXT,
  "answeredAt" TIMESTAMPTZ(3),
  "closedFate" TEXT,
  "closedTeam" TEXT,
  "closedPerson" TEXT,
  "closedSummary" JSONB
);
CREATE UNIQUE INDEX "CampaignItem_campaignId_apiId_key" ON "CampaignItem" ("campaignId", "apiId");
CREATE INDEX "CampaignItem_apiId_idx" ON "CampaignItem" ("apiId");
CREATE INDEX "CampaignItem_teamId_idx" ON "CampaignItem" ("teamId");
CREATE INDEX "CampaignItem_assigneeId_idx" ON "CampaignItem" ("assigneeId");

CREATE TABLE "CampaignEvent" (
  "id" BIGSERIAL PRIMARY KEY,
  "itemId" INTEGER NOT NULL REFERENCES "CampaignItem" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "actorId" TEXT,
  "actor" TEXT NOT NULL DEFAULT '',
  "says" TEXT NOT NULL,
  "answer" TEXT,
  "reason" TEXT NOT NULL DEFAULT '',
  "saw" JSONB
);
CREATE INDEX "CampaignEvent_itemId_id_idx" ON "CampaignEvent" ("itemId", "id");

CREATE TABLE "CampaignReminder" (
  "id" SERIAL PRIMARY KEY,
  "campaignId" INTEGER NOT NULL REFERENCES "Campaign" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  "kind" TEXT NOT NULL,
  "recipient" TEXT NOT NULL,
  "person" TEXT,
  "team" TEXT,
  "open" INTEGER NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL
);
CREATE UNIQUE INDEX "CampaignReminder_campaignId_recipient_kind_key" ON "CampaignReminder" ("campaignId", "recipient", "kind");

CREATE TABLE "CampaignSnapshot" (
  "campaignId" INTEGER PRIMARY KEY REFERENCES "Campaign" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  "sealedAt" TIMESTAMPTZ(3) NOT NULL,
  "sha256" TEXT NOT NULL,
  "publicKey" TEXT NOT NULL,
  "file" TEXT NOT NULL
);

CREATE TABLE "ApiMerge" (
  "apiId" INTEGER PRIMARY KEY,
  "api" TEXT NOT NULL,
  "intoId" INTEGER NOT NULL,
  "into" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL
);
CREATE INDEX "ApiMerge_intoId_idx" ON "ApiMerge" ("intoId");

CREATE FUNCTION gnomon_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Rows of "%" are never changed or taken out.', TG_TABLE_NAME;
END $$;
CREATE TRIGGER "CampaignSnapshot_stays" BEFORE UPDATE OR DELETE ON "CampaignSnapshot"
  FOR EACH ROW EXECUTE FUNCTION gnomon_refuse_change();
CREATE TRIGGER "CampaignEvent_stays" BEFORE UPDATE OR DELETE ON "CampaignEvent"
  FOR EACH ROW EXECUTE FUNCTION gnomon_refuse_change();
