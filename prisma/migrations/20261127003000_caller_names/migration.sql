CREATE TABLE "CallerName" (
  "fingerprint" TEXT PRIMARY KEY,
  "name" TEXT NOT NULL,
  "actor" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL
);
