import { createHash } from 'node:crypto';
import type { EndpointRecord } from '@/lib/data/endpoints';
import type { OperationDetail } from '@/lib/data/operation-chunks';
import type { DeclaredOperation } from '@/lib/data/specs';
import { encodeEvidence } from '@/lib/engine/evidence-codec';
import type { JudgedEndpoint } from '@/lib/engine/judge-endpoint';
import { mergeFields } from '@/lib/engine/merge-fields';
import { observedFields } from '@/lib/engine/path-fields';
import { deployment } from './deployment';

/** A judged endpoint with its evidence as bytes; `digest` changes whenever anything stored of it changes. */
export interface PreparedEndpoint {
  judged: JudgedEndpoint<DeclaredOperation>;
  leaves: Uint8Array;
  digest: string;
}

const DIGEST_CHARS = 22;

export function prepareEndpoint(judged: JudgedEndpoint<DeclaredOperation>): PreparedEndpoint {
  const { endpoint, ...states } = judged;
  const leaves = encodeEvidence(endpoint);
  const { path, parameters, declaration } = endpoint;
  const columns = JSON.stringify([states, path, parameters, declaration?.id]);
  const digest = createHash('sha256')
    .update(columns)
    .update(leaves)
    .digest('base64url')
    .slice(0, DIGEST_CHARS);
  return { judged, leaves, digest };
}

/** The row to write. `details` holds what each operation declares, by operation id. */
export function toRecord(
  apiName: string,
  { judged, leaves, digest }: PreparedEndpoint,
  details: ReadonlyMap<number, OperationDetail>,
): EndpointRecord {
  const { endpoint, states, host, basePath } = judged;
  const { declaration, summary } = endpoint;
  const declaredFields = (declaration && details.get(declaration.id)?.fields) ?? [];
  const search = [endpoint.path, apiName, host, declaration?.operationId]
    .filter(Boolean)
    .join(' ')
    .toLowerCase();
  return {
    method: endpoint.method,
    path: endpoint.path,
    key: endpoint.key,
    host,
    basePath,
    ...states,
    names: judged.names,
    sensitive: judged.sensitive,
    requests: summary?.requests ?? 0,
    fields: mergeFields(declaredFields, observedFields(judged)).length,
    firstSeen: judged.firstSeen,
    lastSeen: judged.lastSeen,
    operationId: declaration?.id ?? null,
    search,
    digest,
    leaves: summary === null ? null : deployment().box.seal(leaves),
    parameters: endpoint.parameters,
  };
}
