-- What of a finding was last written, as a hash: one that shows unchanged is not written again.
ALTER TABLE "Finding" ADD COLUMN "shown" TEXT NOT NULL DEFAULT '';
