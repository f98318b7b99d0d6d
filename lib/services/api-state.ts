import { createHash } from 'node:crypto';
import type { TemplateOverride } from '@/lib/contracts/endpoint';
import { writeApiEvidence } from '@/lib/data/api-evidence';
import type { Db } from '@/lib/data/client';
import {
  deleteEndpoints,
  type EndpointRecord,
  readStoredEndpoints,
  upsertEndpoints,
} from '@/lib/data/endpoints';
import { readHosts, writeHostTraffic } from '@/lib/data/hosts';
import { readOverrides } from '@/lib/data/overrides';
import { type DeclaredOperation, readDeclaredOperations, readOperationDetails } from '@/lib/data/specs';
import type { ApiFold } from '@/lib/engine/api-fold';
import { type Derivation, deriveEndpoints } from '@/lib/engine/derive-endpoints';
import { encodeEvidence } from '@/lib/engine/evidence-codec';
import { type JudgedEndpoint, judgeEndpoint } from '@/lib/engine/judge-endpoint';
import { mergeFields } from '@/lib/engine/merge-fields';
import { deployment } from './deployment';
import { loadFold, sealApiEvidence } from './load-fold';

export interface ApiState {
  declarations: readonly DeclaredOperation[];
  fold: ApiFold;
  overrides: readonly TemplateOverride[];
}

export interface ApiChange {
  added: number;
  touched: number;
}

/** What is known of an API: what its revisions declare, all its evidence, and people's decisions. */
export async function loadApi(db: Db, apiId: number): Promise<ApiState> {
  const declarations = await readDeclaredOperations(db, apiId);
  const fold = await loadFold(db, apiId, declarations);
  return { declarations, fold, overrides: await readOverrides(db, apiId) };
}

/** Brings an API's rows up to date with its state. Writes only the endpoints that change. */
export async function saveApi(
  db: Db,
  api: { id: number; name: string },
  state: ApiState,
  now: Date,
): Promise<ApiChange> {
  const derivation = deriveEndpoints(state.fold, state.declarations, state.overrides);
  if (state.fold.hosts.size > 0) {
    await writeHosts(db, api.id, state.fold);
    await writeApiEvidence(db, api.id, { ...sealApiEvidence(state.fold), unmatched: derivation.unmatched });
  }
  return writeEndpoints(db, api, derivation, state.fold, now);
}

async function writeEndpoints(
  db: Db,
  api: { id: number; name: string },
  derivation: Derivation<DeclaredOperation>,
  fold: ApiFold,
  now: Date,
): Promise<ApiChange> {
  const hosts = await readHosts(db, api.id);
  const servers = hosts.filter(({ origin }) => origin !== 'traffic');
  const stored = new Map(
    (await readStoredEndpoints(db, api.id)).map((row) => [`${row.method} ${row.key}`, row]),
  );
  const changed: { judged: JudgedEndpoint<DeclaredOperation>; leaves: Uint8Array; digest: string }[] = [];
  let added = 0;
  for (const endpoint of derivation.endpoints.values()) {
    const judged = judgeEndpoint(endpoint, { servers, isHostObserved: fold.hosts.size > 0, now });
    const leaves = encodeEvidence(endpoint);
    const digest = digestOf(judged, leaves);
    const name = `${endpoint.method} ${endpoint.key}`;
    const before = stored.get(name);
    stored.delete(name);
    if (!before) added++;
    if (before?.digest !== digest) changed.push({ judged, leaves, digest });
  }
  const details = await readOperationDetails(
    db,
    changed.flatMap(({ judged }) => judged.endpoint.declaration?.id ?? []),
  );
  const { box } = deployment();
  const records = changed.map(({ judged, leaves, digest }): EndpointRecord => {
    const { endpoint, states } = judged;
    const operation = endpoint.declaration;
    const declaredFields = (operation && details.get(operation.id)?.fields) ?? [];
    return {
      method: endpoint.method,
      path: endpoint.path,
      key: endpoint.key,
      host: judged.host,
      basePath: judged.basePath,
      ...states,
      names: judged.names,
      sensitive: judged.sensitive,
      requests: endpoint.summary?.requests ?? 0,
      fields: mergeFields(declaredFields, endpoint.summary?.fields ?? []).length,
      firstSeen: judged.firstSeen,
      lastSeen: judged.lastSeen,
      operationId: operation?.id ?? null,
      search: [endpoint.path, api.name, judged.host, operation?.operationId]
        .filter(Boolean)
        .join(' ')
        .toLowerCase(),
      digest,
      leaves: endpoint.aggregate === null ? null : box.seal(leaves),
      parameters: endpoint.parameters,
      reasons: endpoint.reasons,
    };
  });
  await upsertEndpoints(db, api.id, api.name, records);
  await deleteEndpoints(
    db,
    [...stored.values()].map(({ id }) => id),
  );
  return { added, touched: records.length };
}

/** Changes with anything stored of an endpoint; fields count through the operation and the evidence. */
function digestOf(judged: JudgedEndpoint<DeclaredOperation>, leaves: Uint8Array): string {
  const { endpoint, aggregate: _unused, ...states } = { ...judged, aggregate: null };
  const { path, parameters, reasons, summary, declaration } = endpoint;
  const columns = JSON.stringify([states, path, parameters, reasons, summary?.requests, declaration?.id]);
  return createHash('sha256').update(columns).update(leaves).digest('base64url').slice(0, 22);
}

async function writeHosts(db: Db, apiId: number, fold: ApiFold): Promise<void> {
  const rows = [...fold.hosts].map(([host, tally]) => ({
    host,
    requests: tally.requests,
    unmatched: 0,
    firstSeen: new Date(tally.firstMs).toISOString(),
    lastSeen: new Date(tally.lastMs).toISOString(),
  }));
  await writeHostTraffic(db, apiId, rows);
}
