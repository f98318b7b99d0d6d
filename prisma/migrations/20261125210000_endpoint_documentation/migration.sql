-- Removed and undocumented endpoints are few, and the ones people look for.
CREATE INDEX "Endpoint_documentation_id_idx" ON "Endpoint"("documentation", "id");
