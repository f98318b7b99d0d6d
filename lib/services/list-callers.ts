import type { ApiCallers, CalledEndpoint } from '@/lib/contracts/api-posture';
import { readSeenEndpoints } from '@/lib/data/api-posture';
import { findApiName } from '@/lib/data/apis';
import { database } from '@/lib/data/client';
import { readEndpointEvidence } from '@/lib/data/endpoints';
import { readHosts } from '@/lib/data/hosts';
import { readSchemes } from '@/lib/data/spec-facts';
import { unionOfCallers } from '@/lib/engine/callers-of';
import { declaredKeys } from '@/lib/engine/credit-keys';
import { summariseStored } from '@/lib/engine/stored-summary';
import { deployment } from './deployment';
import { NotFoundError } from './errors';

/** Who calls what: distinct clients of the most called endpoints, as far as sources show clients at all. */
export async function listCallers(id: number, limit: number): Promise<ApiCallers> {
  const db = database();
  if ((await findApiName(db, id)) === null) throw new NotFoundError('API', id);
  const [{ endpoints, total }, hosts, schemes] = await Promise.all([
    readSeenEndpoints(db, id, { limit }),
    readHosts(db, id),
    readSchemes(db, id),
  ]);
  const stored = await readEndpointEvidence(
    db,
    endpoints.map((endpoint) => endpoint.id),
  );
  const { box } = deployment();
  const keys = declaredKeys(schemes);
  const opened = endpoints.map((endpoint) => {
    const evidence = stored.get(endpoint.id);
    return { endpoint, bytes: evidence ? box.open(evidence.leaves) : null };
  });
  const called = opened.map(({ endpoint, bytes }): CalledEndpoint => {
    const summary = bytes && summariseStored(bytes, keys);
    const { key: _key, lastSeen, ...row } = endpoint;
    return {
      ...row,
      callers: summary?.callers ?? null,
      credentials: (summary?.credentials.kinds ?? [])
        .map(({ kind, count }) => ({ kind, count }))
        .sort((a, b) => b.count - a.count),
      anonymous: summary?.credentials.absent ?? 0,
      lastSeen: lastSeen?.toISOString() ?? null,
    };
  });
  return {
    endpoints: called,
    more: total - endpoints.length,
    callers: unionOfCallers(opened.flatMap(({ bytes }) => bytes ?? [])),
    hosts: hosts
      .filter(({ origin }) => origin === 'traffic')
      .sort((a, b) => b.requests - a.requests)
      .map(({ host, requests, firstSeen, lastSeen }) => ({
        host,
        requests,
        firstSeen: firstSeen?.toISOString() ?? null,
        lastSeen: lastSeen?.toISOString() ?? null,
      })),
  };
}
