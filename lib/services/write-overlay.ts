import type { ApiOverlay } from '@/lib/contracts/overlay';
import { readSeenEndpoints, type SeenEndpoint } from '@/lib/data/api-posture';
import { findApiName } from '@/lib/data/apis';
import { type Db, database } from '@/lib/data/client';
import { readEndpointEvidence } from '@/lib/data/endpoints';
import { readHosts } from '@/lib/data/hosts';
import { readCurrentDocument, readCurrentPaths } from '@/lib/data/revisions';
import { dialectOf } from '@/lib/engine/remedy/overlay/dialect';
import type { UndocumentedEndpoint } from '@/lib/engine/remedy/overlay/write-operation';
import { orderTypes, writeBase, writeOverlay } from '@/lib/engine/remedy/overlay/write-overlay';
import { summariseStored } from '@/lib/engine/stored-summary';
import { deployment } from './deployment';
import { NotFoundError } from './errors';
import { toYaml } from './to-yaml';

/** Endpoints that one overlay documents; the most called come first. */
const MOST_ENDPOINTS = 500;

/** The overlay that would document what traffic shows of an API and no revision of its documents declares. */
export async function overlayOf(id: number): Promise<ApiOverlay> {
  const db = database();
  const name = await findApiName(db, id);
  if (name === null) throw new NotFoundError('API', id);
  const [{ endpoints, total }, document] = await Promise.all([
    readSeenEndpoints(db, id, { limit: MOST_ENDPOINTS, isUndocumented: true }),
    readCurrentDocument(db, id),
  ]);
  const dialect = document && dialectOf(document.format);
  const target =
    document && dialect
      ? { title: document.title, dialect, operations: await readCurrentPaths(db, document.id) }
      : { title: name, dialect: '3.1' as const, operations: [] };
  const written = writeOverlay(await openEndpoints(db, endpoints), target);
  const leftOut =
    total > endpoints.length
      ? [
          ...written.leftOut,
          {
            reason: `The ${MOST_ENDPOINTS} most called come first; document these, then ask again`,
            count: total - endpoints.length,
          },
        ]
      : written.leftOut;
  return {
    ...written,
    leftOut,
    yaml: written.overlay ? toYaml(written.overlay) : '',
    document: document && {
      title: document.title,
      revision: document.number,
      format: document.format,
      file: document.file,
    },
    base: document ? null : toYaml(writeBase(name, await serversOf(db, id))),
  };
}

async function openEndpoints(db: Db, endpoints: readonly SeenEndpoint[]): Promise<UndocumentedEndpoint[]> {
  const stored = await readEndpointEvidence(
    db,
    endpoints.map(({ id }) => id),
  );
  const { box } = deployment();
  return endpoints.flatMap(({ id, method, path, key, requests, lastSeen }) => {
    const evidence = stored.get(id);
    if (!evidence) return [];
    const { statuses, fields, credentials } = summariseStored(box.open(evidence.leaves));
    const kinds = credentials.kinds.map(({ kind }) => kind);
    return {
      method,
      path,
      key,
      parameterTypes: orderTypes(path, evidence.parameters),
      statuses,
      fields,
      requests,
      lastSeen: lastSeen?.toISOString() ?? null,
      credentials: { kinds, absent: credentials.absent },
    };
  });
}

async function serversOf(db: Db, id: number): Promise<string[]> {
  const hosts = await readHosts(db, id);
  const names = hosts.filter(({ host }) => host !== '' && !host.includes('*')).map(({ host }) => host);
  return [...new Set(names)].map((host) => `https://${host}`);
}
