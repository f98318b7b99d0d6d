CREATE TABLE "Policy" (
  "id" SERIAL NOT NULL,
  "name" TEXT NOT NULL,
  "body" JSONB NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  "changedBy" TEXT NOT NULL,
  "changedAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "Policy_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "Policy_name_key" ON "Policy"("name");

CREATE TABLE "PolicyException" (
  "id" SERIAL NOT NULL,
  "policyId" INTEGER NOT NULL,
  "api" TEXT NOT NULL,
  "endpoint" TEXT,
  "until" DATE NOT NULL,
  "reason" TEXT NOT NULL,
  "requesterId" TEXT NOT NULL,
  "requester" TEXT NOT NULL,
  "requestedAt" TIMESTAMPTZ(3) NOT NULL,
  "verdict" TEXT,
  "approver" TEXT,
  "decidedAt" TIMESTAMPTZ(3),
  CONSTRAINT "PolicyException_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "PolicyException_policyId_idx" ON "PolicyException"("policyId");

CREATE TABLE "PolicyDay" (
  "policyId" INTEGER NOT NULL,
  "day" DATE NOT NULL,
  "passed" INTEGER NOT NULL,
  "failed" INTEGER NOT NULL,
  "unknown" INTEGER NOT NULL,
  "excepted" INTEGER NOT NULL,
  CONSTRAINT "PolicyDay_pkey" PRIMARY KEY ("policyId", "day")
);

ALTER TABLE "PolicyException" ADD CONSTRAINT "PolicyException_policyId_fkey" FOREIGN KEY ("policyId") REFERENCES "Policy"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "PolicyDay" ADD CONSTRAINT "PolicyDay_policyId_fkey" FOREIGN KEY ("policyId") REFERENCES "Policy"("id") ON DELETE CASCADE ON UPDATE CASCADE;
