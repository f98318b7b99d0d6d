import type { SegmentReason } from '@/lib/contracts/endpoint';
import type { EndpointDetail, EndpointRow } from '@/lib/contracts/inventory';
import { database } from '@/lib/data/client';
import { readEndpointRow } from '@/lib/data/endpoint-rows';
import { readEndpointEvidence } from '@/lib/data/endpoints';
import { readSchemes } from '@/lib/data/spec-facts';
import { readOperationPlace } from '@/lib/data/specs';
import { readStewardship } from '@/lib/data/stewardship';
import { declaredKeys } from '@/lib/engine/credit-keys';
import { deriveEndpoints } from '@/lib/engine/derive-endpoints';
import { describeTemplate } from '@/lib/engine/describe-template';
import { explainStates } from '@/lib/engine/explain-states';
import { mergeFields } from '@/lib/engine/merge-fields';
import { toObservedSide } from '@/lib/engine/observed-side';
import { pathFields } from '@/lib/engine/path-fields';
import { endpointKey } from '@/lib/engine/routing';
import { readStored } from '@/lib/engine/stored-summary';
import { synthesiseExample } from '@/lib/engine/synthesise-example';
import { templateKey } from '@/lib/engine/template-key';
import { loadApi } from './api-state';
import { deployment } from './deployment';
import { NotFoundError } from './errors';

/** All that is known of one endpoint: its spec beside its traffic, and why its template and states are what they are. */
export async function inspectEndpoint(id: number): Promise<EndpointDetail> {
  const db = database();
  const row = await readEndpointRow(db, id);
  if (!row) throw new NotFoundError('endpoint', id);
  const { operationId, ...columns } = row;
  const [evidence, schemes, place, stewardship] = await Promise.all([
    readEndpointEvidence(db, [id]),
    readSchemes(db, row.apiId),
    operationId === null ? null : readOperationPlace(db, operationId),
    readStewardship(db, row.apiId),
  ]);
  const stored = evidence.get(id);
  const shown = stored ? readStored(deployment().box.open(stored.leaves), declaredKeys(schemes)) : null;
  const summary = shown?.summary ?? null;
  const documented = describeTemplate(row.path);
  const parameters = stored?.parameters ?? documented.parameters;
  const observed = [...pathFields(parameters, summary, row.basePath), ...(summary?.fields ?? [])];
  const fieldList = mergeFields(place?.declared.fields ?? [], observed);
  return {
    ...columns,
    team: stewardship?.team ?? null,
    because: explainStates(columns, { summary, place }),
    declaredSide: place && {
      spec: place.spec,
      revision: place.revision,
      isCurrent: place.isCurrent,
      operationId: place.operationId,
      summary: place.declared.summary ?? null,
      isDeprecated: place.isDeprecated,
      sunset: place.sunset,
      isInternal: place.declared.isInternal,
      security: place.declared.security,
      responses: place.declared.responses,
      fields: place.declared.fields,
      file: place.declared.file ?? place.fileName,
      line: place.line,
    },
    observedSide: shown && toObservedSide(shown),
    fieldList,
    parameters,
    example: synthesiseExample({
      ...columns,
      fields: fieldList,
      parameters,
      security: place?.declared.security ?? [],
    }),
    reasons: operationId === null ? await explainTemplate(row) : documented.reasons,
  };
}

/** Why a learned template is what it is, from the evidence as it stands: reasons weigh siblings, so none are stored. */
async function explainTemplate({ apiId, method, path }: EndpointRow): Promise<SegmentReason[]> {
  const { fold, declarations, overrides } = await loadApi(database(), apiId);
  const { endpoints } = deriveEndpoints(fold, declarations, overrides);
  return endpoints.get(endpointKey(method, templateKey(path)))?.reasons ?? describeTemplate(path).reasons;
}

/** What an endpoint is called, and its API; `null`: there is no such endpoint. */
export async function readEndpointName(id: number): Promise<{ endpoint: string; api: string } | null> {
  const row = await readEndpointRow(database(), id);
  return row && { endpoint: `${row.method} ${row.path}`, api: row.api };
}
