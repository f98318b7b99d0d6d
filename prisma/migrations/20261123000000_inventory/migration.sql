CREATE TABLE "Api" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Api_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "ApiHost" (
    "id" SERIAL NOT NULL,
    "apiId" INTEGER NOT NULL,
    "host" TEXT NOT NULL,
    "basePath" TEXT NOT NULL DEFAULT '',
    "origin" TEXT NOT NULL,
    "requests" BIGINT NOT NULL DEFAULT 0,
    "firstSeen" TIMESTAMPTZ(3),
    "lastSeen" TIMESTAMPTZ(3),

    CONSTRAINT "ApiHost_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "ApiEvidence" (
    "apiId" INTEGER NOT NULL,
    "trieState" BYTEA,
    "probes" BYTEA,
    "unmatched" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "ApiEvidence_pkey" PRIMARY KEY ("apiId")
);

CREATE TABLE "Spec" (
    "id" SERIAL NOT NULL,
    "apiId" INTEGER NOT NULL,
    "identity" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Spec_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Revision" (
    "id" SERIAL NOT NULL,
    "specId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "isCurrent" BOOLEAN NOT NULL,
    "contentHash" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "servers" JSONB NOT NULL,
    "notes" JSONB NOT NULL,
    "source" BYTEA NOT NULL,
    "importedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Revision_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Operation" (
    "id" SERIAL NOT NULL,
    "revisionId" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "method" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "operationId" TEXT,
    "isDeprecated" BOOLEAN NOT NULL,
    "sunset" TEXT,
    "authentication" SMALLINT NOT NULL,
    "line" INTEGER NOT NULL,

    CONSTRAINT "Operation_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "OperationChunk" (
    "id" SERIAL NOT NULL,
    "revisionId" INTEGER NOT NULL,
    "chunk" INTEGER NOT NULL,
    "details" BYTEA NOT NULL,

    CONSTRAINT "OperationChunk_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Endpoint" (
    "id" SERIAL NOT NULL,
    "apiId" INTEGER NOT NULL,
    "apiName" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "host" TEXT,
    "basePath" TEXT NOT NULL DEFAULT '',
    "documentation" SMALLINT NOT NULL,
    "traffic" SMALLINT NOT NULL,
    "lifecycle" SMALLINT NOT NULL,
    "declared" SMALLINT NOT NULL,
    "observed" SMALLINT NOT NULL,
    "names" SMALLINT NOT NULL,
    "sensitive" INTEGER NOT NULL,
    "requests" BIGINT NOT NULL DEFAULT 0,
    "fields" INTEGER NOT NULL DEFAULT 0,
    "firstSeen" TIMESTAMPTZ(3),
    "lastSeen" TIMESTAMPTZ(3),
    "operationId" INTEGER,
    "search" TEXT NOT NULL,
    "digest" TEXT NOT NULL,

    CONSTRAINT "Endpoint_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "EndpointEvidence" (
    "endpointId" INTEGER NOT NULL,
    "leaves" BYTEA NOT NULL,
    "parameters" JSONB NOT NULL,

    CONSTRAINT "EndpointEvidence_pkey" PRIMARY KEY ("endpointId")
);

CREATE TABLE "TemplateOverride" (
    "id" SERIAL NOT NULL,
    "apiId" INTEGER NOT NULL,
    "prefix" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "words" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TemplateOverride_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Receipt" (
    "id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "format" TEXT,
    "status" TEXT NOT NULL,
    "contentHash" TEXT,
    "apis" TEXT[],
    "bytesRead" BIGINT NOT NULL DEFAULT 0,
    "bytesTotal" BIGINT,
    "received" BIGINT NOT NULL DEFAULT 0,
    "counted" BIGINT NOT NULL DEFAULT 0,
    "skipped" BIGINT NOT NULL DEFAULT 0,
    "skippedBy" JSONB NOT NULL,
    "operations" INTEGER NOT NULL DEFAULT 0,
    "endpointsAdded" INTEGER NOT NULL DEFAULT 0,
    "endpointsTouched" INTEGER NOT NULL DEFAULT 0,
    "problems" JSONB NOT NULL,
    "duplicateOf" TEXT,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Receipt_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Estate" (
    "id" INTEGER NOT NULL,
    "version" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "Estate_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "Api_name_key" ON "Api"("name");
CREATE UNIQUE INDEX "ApiHost_apiId_host_basePath_origin_key" ON "ApiHost"("apiId", "host", "basePath", "origin");
CREATE INDEX "ApiHost_host_idx" ON "ApiHost"("host");
CREATE UNIQUE INDEX "Spec_apiId_identity_key" ON "Spec"("apiId", "identity");
CREATE INDEX "Spec_identity_idx" ON "Spec"("identity");
CREATE UNIQUE INDEX "Revision_specId_number_key" ON "Revision"("specId", "number");
CREATE INDEX "Revision_specId_isCurrent_idx" ON "Revision"("specId", "isCurrent");
CREATE INDEX "Operation_revisionId_idx" ON "Operation"("revisionId");
CREATE UNIQUE INDEX "OperationChunk_revisionId_chunk_key" ON "OperationChunk"("revisionId", "chunk");
CREATE UNIQUE INDEX "Endpoint_apiId_method_key_key" ON "Endpoint"("apiId", "method", "key");
CREATE INDEX "Endpoint_path_id_idx" ON "Endpoint"("path", "id");
CREATE INDEX "Endpoint_apiName_id_idx" ON "Endpoint"("apiName", "id");
CREATE INDEX "Endpoint_method_id_idx" ON "Endpoint"("method", "id");
CREATE INDEX "Endpoint_requests_id_idx" ON "Endpoint"("requests", "id");
CREATE INDEX "Endpoint_fields_id_idx" ON "Endpoint"("fields", "id");
CREATE INDEX "Endpoint_apiId_path_id_idx" ON "Endpoint"("apiId", "path", "id");
CREATE INDEX "TemplateOverride_apiId_idx" ON "TemplateOverride"("apiId");
CREATE INDEX "Receipt_startedAt_id_idx" ON "Receipt"("startedAt", "id");
CREATE INDEX "Receipt_contentHash_idx" ON "Receipt"("contentHash");

ALTER TABLE "ApiHost" ADD CONSTRAINT "ApiHost_apiId_fkey" FOREIGN KEY ("apiId") REFERENCES "Api"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ApiEvidence" ADD CONSTRAINT "ApiEvidence_apiId_fkey" FOREIGN KEY ("apiId") REFERENCES "Api"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Spec" ADD CONSTRAINT "Spec_apiId_fkey" FOREIGN KEY ("apiId") REFERENCES "Api"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Revision" ADD CONSTRAINT "Revision_specId_fkey" FOREIGN KEY ("specId") REFERENCES "Spec"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Operation" ADD CONSTRAINT "Operation_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "Revision"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "OperationChunk" ADD CONSTRAINT "OperationChunk_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "Revision"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Endpoint" ADD CONSTRAINT "Endpoint_apiId_fkey" FOREIGN KEY ("apiId") REFERENCES "Api"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "EndpointEvidence" ADD CONSTRAINT "EndpointEvidence_endpointId_fkey" FOREIGN KEY ("endpointId") REFERENCES "Endpoint"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "TemplateOverride" ADD CONSTRAINT "TemplateOverride_apiId_fkey" FOREIGN KEY ("apiId") REFERENCES "Api"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE INDEX "Endpoint_search_idx" ON "Endpoint" USING gin ("search" gin_trgm_ops);

CREATE INDEX "Endpoint_firstSeen_order_idx" ON "Endpoint" (coalesce("firstSeen", '1970-01-01 00:00:00+00'::timestamptz), "id");
CREATE INDEX "Endpoint_lastSeen_order_idx" ON "Endpoint" (coalesce("lastSeen", '1970-01-01 00:00:00+00'::timestamptz), "id");

ALTER TABLE "Revision" ALTER COLUMN "source" SET STORAGE EXTERNAL;
ALTER TABLE "EndpointEvidence" ALTER COLUMN "leaves" SET STORAGE EXTERNAL;
ALTER TABLE "OperationChunk" ALTER COLUMN "details" SET STORAGE EXTERNAL;

INSERT INTO "Estate" ("id", "version") VALUES (1, 0);
