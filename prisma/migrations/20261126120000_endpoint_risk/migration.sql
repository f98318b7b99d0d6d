-- The worst pending finding of each endpoint: a severity's code, 5 where there is none.
ALTER TABLE "Endpoint" ADD COLUMN "risk" SMALLINT NOT NULL DEFAULT 5;

UPDATE "Endpoint" e SET "risk" = w."risk"
  FROM (SELECT "apiId", "method", "key", min("severity") AS "risk" FROM "Finding"
         WHERE "status" < 4 AND "method" IS NOT NULL GROUP BY "apiId", "method", "key") AS w
 WHERE e."apiId" = w."apiId" AND e."method" = w."method" AND e."key" = w."key";

CREATE INDEX "Endpoint_risk_id_idx" ON "Endpoint"("risk", "id");
