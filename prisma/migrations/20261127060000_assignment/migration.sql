CREATE TABLE "AssignmentRule" (
  "id" SERIAL NOT NULL,
  "position" INTEGER NOT NULL,
  "rule" TEXT NOT NULL,
  "api" TEXT NOT NULL,
  "path" TEXT NOT NULL,
  "ownerId" INTEGER,
  "personId" TEXT,
  "teamId" INTEGER,
  CONSTRAINT "AssignmentRule_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "AssignmentRule_position_idx" ON "AssignmentRule"("position");

ALTER TABLE "AssignmentRule" ADD CONSTRAINT "AssignmentRule_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "AssignmentRule" ADD CONSTRAINT "AssignmentRule_personId_fkey" FOREIGN KEY ("personId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "AssignmentRule" ADD CONSTRAINT "AssignmentRule_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "FindingMention" (
  "findingId" INTEGER NOT NULL,
  "userId" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "FindingMention_pkey" PRIMARY KEY ("findingId", "userId")
);

CREATE INDEX "FindingMention_userId_idx" ON "FindingMention"("userId");

ALTER TABLE "FindingMention" ADD CONSTRAINT "FindingMention_findingId_fkey" FOREIGN KEY ("findingId") REFERENCES "Finding"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "FindingMention" ADD CONSTRAINT "FindingMention_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
