import type { TemplateOverride } from '@/lib/contracts/endpoint';
import type { StatedDates } from '@/lib/contracts/evidence';
import { readApiEvidence, writeApiEvidence } from '@/lib/data/api-evidence';
import type { Db } from '@/lib/data/client';
import {
  deleteEndpoints,
  dropEvidence,
  readStoredEndpoints,
  type StoredEndpoint,
  upsertEndpoints,
} from '@/lib/data/endpoints';
import { deleteHostTraffic, type HostRow, readHosts, writeHostTraffic } from '@/lib/data/hosts';
import { markStale } from '@/lib/data/judging';
import { readStatedDates } from '@/lib/data/lifecycle';
import { readOverrides } from '@/lib/data/overrides';
import { readSchemes } from '@/lib/data/spec-facts';
import { type DeclaredOperation, readDeclaredOperations, readOperationDetails } from '@/lib/data/specs';
import type { ApiFold } from '@/lib/engine/api-fold';
import { type DeclaredKey, declaredKeys } from '@/lib/engine/credit-keys';
import { deriveEndpoints } from '@/lib/engine/derive-endpoints';
import { judgeEndpoint } from '@/lib/engine/judge-endpoint';
import { endpointKey } from '@/lib/engine/routing';
import { prepareEndpoint, toRecord } from './endpoint-record';
import { openFold, sealApiEvidence } from './stored-fold';

/** What is known of an API: what its revisions declare, all its evidence, people's decisions, and what is stored now. */
export interface ApiState {
  declarations: readonly DeclaredOperation[];
  fold: ApiFold;
  overrides: readonly TemplateOverride[];
  /** Keys that its specs declare. */
  keys: readonly DeclaredKey[];
  stored: readonly StoredEndpoint[];
  hosts: readonly HostRow[];
  stated: StatedDates;
}

export interface ApiChange {
  added: number;
  touched: number;
}

export async function loadApi(db: Db, apiId: number): Promise<ApiState> {
  const declarations = await readDeclaredOperations(db, apiId);
  const stored = await readStoredEndpoints(db, apiId);
  const hosts = await readHosts(db, apiId);
  const evidence = await readApiEvidence(db, apiId);
  const fold = openFold({ declarations, endpoints: stored, hosts, evidence });
  const keys = declaredKeys(await readSchemes(db, apiId));
  const overrides = await readOverrides(db, apiId);
  const stated = await readStatedDates(db, apiId);
  return { declarations, fold, overrides, keys, stored, hosts, stated };
}

/**
 * Brings an API's rows up to date with its state, and leaves it to be judged. Writes only the endpoints that change.
 * `isWhole`: a spec changed, so that everything of the API is to be judged again.
 */
export async function saveApi(
  db: Db,
  api: { id: number; name: string },
  state: ApiState,
  now: Date,
  isWhole = false,
): Promise<ApiChange> {
  const { fold } = state;
  const derivation = deriveEndpoints(fold, state.declarations, state.overrides, state.keys);
  const isHostObserved = fold.hosts.size > 0;
  if (isHostObserved) {
    await writeHosts(db, api.id, state);
    await writeApiEvidence(db, api.id, {
      ...sealApiEvidence(fold, derivation.homeless),
      unmatched: derivation.unmatched,
    });
  }
  const servers = state.hosts.filter(({ origin }) => origin !== 'traffic');
  const gone = new Map(state.stored.map((row) => [endpointKey(row.method, row.key), row]));
  const changed = [];
  const bared: number[] = [];
  let added = 0;
  for (const [key, endpoint] of derivation.endpoints) {
    const prepared = prepareEndpoint(
      judgeEndpoint(endpoint, { servers, isHostObserved, stated: state.stated, now }),
    );
    const before = gone.get(key);
    gone.delete(key);
    if (!before) added++;
    else if (before.leaves && !endpoint.summary) bared.push(before.id);
    if (before?.digest !== prepared.digest) changed.push(prepared);
  }
  const operations = changed.flatMap(({ judged }) => judged.endpoint.declaration?.id ?? []);
  const details = await readOperationDetails(db, operations);
  const records = changed.map((prepared) => toRecord(api.name, prepared, details));
  await upsertEndpoints(db, api.id, api.name, records);
  await dropEvidence(db, bared);
  await deleteEndpoints(
    db,
    [...gone.values()].map(({ id }) => id),
  );
  await markStale(db, api.id, isWhole);
  return { added, touched: records.length };
}

/** Writes the hosts whose counts changed, and takes away those that are no longer told apart. */
async function writeHosts(db: Db, apiId: number, { fold, hosts }: ApiState): Promise<void> {
  const before = new Map(
    hosts.filter(({ origin }) => origin === 'traffic').map(({ host, requests }) => [host, requests]),
  );
  const changed = [...fold.hosts].filter(([host, { requests }]) => before.get(host) !== requests);
  const rows = changed.map(([host, { requests, firstMs, lastMs }]) => ({
    host,
    requests,
    firstSeen: new Date(firstMs).toISOString(),
    lastSeen: new Date(lastMs).toISOString(),
  }));
  await writeHostTraffic(db, apiId, rows);
  const gone = [...before.keys()].filter((host) => fold.hosts.get(host) === undefined);
  await deleteHostTraffic(db, apiId, gone);
}
