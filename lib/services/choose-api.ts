import { createHash } from 'node:crypto';
import type { SpecDocument } from '@/lib/contracts/operation';
import type { Db } from '@/lib/data/client';
import { findApiServers } from '@/lib/data/hosts';
import { findSpecs } from '@/lib/data/specs';

const LONGEST_NAME = 200;
/** Characters. An index holds no text of more than 2,704 bytes. */
const LONGEST_IDENTITY = 800;
/** Of the smaller document's operations. Documents of one title and server share nearly all or none. */
const REVISION_SHARE = 0.5;

export interface SpecHome {
  api: string;
  /** Of the spec within the API. */
  identity: string;
}

/**
 * Where a document belongs. With the title and first server of a stored spec and half of its operations it is the next
 * revision; with fewer of them another document of that API, which lives beside the first, as `/v2/…` beside `/v1/…`.
 * `keys` are the templates of the document's operations; `given` is the API that a person named.
 */
export async function chooseSpec(
  db: Db,
  document: SpecDocument,
  keys: readonly string[],
  given?: string,
): Promise<SpecHome> {
  const identity = specIdentity(document);
  const operations = document.operations.map(({ method }, i) => ({ method, key: keys[i] as string }));
  const found = await findSpecs(db, identity, operations);
  const known = given === undefined ? found : found.filter(({ api }) => api === given);
  const [first] = known;
  if (!first) return { api: given ?? (await nameApi(db, document)), identity };
  const nearest = known.reduce((best, spec) => (spec.shared > best.shared ? spec : best));
  if (nearest.shared >= REVISION_SHARE * Math.min(nearest.declared, operations.length)) return nearest;
  const place = known.filter(({ api }) => api === first.api).length + 1;
  return { api: first.api, identity: `${identity}\n${place}` };
}

/** A spec is known again by its title and its first server. */
function specIdentity({ title, servers: [server] }: SpecDocument): string {
  const identity = `${title}\n${server?.host ?? ''}${server?.basePath ?? ''}`;
  return identity.length <= LONGEST_IDENTITY ? identity : createHash('sha256').update(identity).digest('hex');
}

/** The document's title, unless the API of that name is served elsewhere (many documents are called just "API"). */
async function nameApi(db: Db, document: SpecDocument): Promise<string> {
  const title = document.title.trim().slice(0, LONGEST_NAME).toWellFormed() || 'Untitled API';
  const { host, basePath } = document.servers[0] ?? { host: null, basePath: '' };
  const taken = await findApiServers(db, title);
  if (taken === null || taken.length === 0) return title;
  const isSame = taken.some((server) => server.host === (host ?? '') && server.basePath === basePath);
  return isSame ? title : `${title} (${`${host ?? ''}${basePath}` || 'no host'})`;
}
