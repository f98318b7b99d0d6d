import type { PathParameter } from '@/lib/contracts/endpoint';
import type { AggregateSummary } from '@/lib/contracts/evidence';
import type { EndpointRow } from '@/lib/contracts/inventory';
import type { SecurityScheme } from '@/lib/contracts/operation';
import type { Db } from '@/lib/data/client';
import { readEndpointRow } from '@/lib/data/endpoint-rows';
import { readEndpointEvidence } from '@/lib/data/endpoints';
import { readSchemes } from '@/lib/data/spec-facts';
import { readOperationPlace } from '@/lib/data/specs';
import { declaredKeys } from '@/lib/engine/credit-keys';
import { describeTemplate } from '@/lib/engine/describe-template';
import { summariseStored } from '@/lib/engine/stored-summary';
import { deployment } from './deployment';

/** The endpoint of a finding, with what declares it and what traffic shows. */
export interface FindingEndpoint {
  row: EndpointRow;
  operationId: number | null;
  place: Awaited<ReturnType<typeof readOperationPlace>>;
  parameters: readonly PathParameter[];
  summary: AggregateSummary | null;
}

/** What a finding is about, for those who say what to do: the schemes of its API, and its endpoint where it has one. */
export async function readFindingSubject(
  db: Db,
  { apiId, endpointId }: { apiId: number; endpointId: number | null },
): Promise<{ schemes: SecurityScheme[]; endpoint: FindingEndpoint | null }> {
  const [schemes, row, evidence] = await Promise.all([
    readSchemes(db, apiId),
    endpointId === null ? null : readEndpointRow(db, endpointId),
    endpointId === null ? null : readEndpointEvidence(db, [endpointId]),
  ]);
  if (row === null || endpointId === null) return { schemes, endpoint: null };
  const { operationId } = row;
  const stored = evidence?.get(endpointId);
  return {
    schemes,
    endpoint: {
      row,
      operationId,
      place: operationId === null ? null : await readOperationPlace(db, operationId),
      parameters: stored?.parameters ?? describeTemplate(row.path).parameters,
      summary: stored ? summariseStored(deployment().box.open(stored.leaves), declaredKeys(schemes)) : null,
    },
  };
}
