ALTER TABLE "Estate" ADD COLUMN "routing" BIGINT NOT NULL DEFAULT 0;

CREATE TABLE "Delta" (
  "id" BIGSERIAL NOT NULL,
  "folds" BYTEA NOT NULL,
  "fixedApi" TEXT,
  "routing" BIGINT NOT NULL,
  "committedAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "Delta_pkey" PRIMARY KEY ("id")
);

-- Sealed bytes are compressed already.
ALTER TABLE "Delta" ALTER COLUMN "folds" SET STORAGE EXTERNAL;
