import { createHash } from 'node:crypto';
import type { ApiSummary } from '@/lib/contracts/inventory';
import type { Stage } from '@/lib/contracts/lifecycle';
import { listApiSummaries } from '@/lib/data/api-summaries';
import { database } from '@/lib/data/client';
import { readEndpointPaths } from '@/lib/data/endpoint-paths';
import { readStandings } from '@/lib/data/lifecycle';
import { describeInventory } from '@/lib/engine/describe-inventory';
import { deploymentAddress } from '../outbound/deployment-address';
import { stageOf } from '../standing';
import { toYaml } from '../to-yaml';

/** The stages that Backstage's catalog knows well, and one of our own. */
const LIFECYCLES: Record<Stage, string> = {
  proposed: 'experimental',
  active: 'production',
  deprecated: 'deprecated',
  sunset: 'deprecated',
  retired: 'retired',
};
const NAME_CHARS = 63;
const HASH_CHARS = 8;
/** A catalog keeps each entity as one row; beyond, the page of the API has the rest. */
const MOST_ENDPOINTS = 1000;

/** APIs as entities of a Backstage catalog, a YAML document each. */
export async function* writeBackstage(): AsyncGenerator<string> {
  const db = database();
  const stages = new Map((await readStandings(db)).map((row) => [row.id, stageOf(row)]));
  const address = deploymentAddress();
  for (const api of await listApiSummaries(db)) {
    const endpoints = await readEndpointPaths(db, api.id, MOST_ENDPOINTS);
    const definition = toYaml(
      describeInventory({ name: api.name, servers: serversOf(api), endpoints, total: api.endpoints }),
    );
    yield `---\n${toYaml(toEntity(api, { stage: stages.get(api.id) ?? 'active', definition, address }))}`;
  }
}

/** Servers of an API by its hosts, once each. Gnomon does not keep a scheme, so it is the usual one. */
export function serversOf({ hosts }: Pick<ApiSummary, 'hosts'>): string[] {
  return [...new Set(hosts.map(({ host, basePath }) => `https://${host}${basePath}`))];
}

interface EntityParts {
  stage: Stage;
  definition: string;
  address: string;
}

function toEntity(api: ApiSummary, { stage, definition, address }: EntityParts): object {
  const { id, name, team, grade, score, endpoints, exposure } = api;
  const page = `${address}/apis/${id}`;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'API',
    metadata: {
      name: entityName(name),
      title: name,
      description: `${endpoints} endpoints in Gnomon's inventory${score === null ? '' : `, score ${score.toFixed(1)} (${grade})`}.`,
      annotations: { 'gnomon.dev/api-id': String(id), 'backstage.io/view-url': page },
      links: [{ url: page, title: 'Posture in Gnomon' }],
      ...(exposure !== null && { tags: [exposure] }),
    },
    spec: {
      type: 'openapi',
      lifecycle: LIFECYCLES[stage],
      owner: team === null ? 'unknown' : `group:default/${entityName(team.name)}`,
      definition,
    },
  };
}

/**
 * A name that Backstage takes: up to 63 letters, digits and single dashes. A name that lost more than capitals and
 * spaces ends with a hash of the whole, so that two names stay two and each stays the same.
 */
export function entityName(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase();
  const isKept = words === name.toLowerCase().replaceAll(' ', '-');
  if (isKept && words !== '' && words.length <= NAME_CHARS) return words;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, HASH_CHARS);
  const kept = words.slice(0, NAME_CHARS - HASH_CHARS - 1).replace(/-+$/, '');
  return kept === '' ? `api-${hash}` : `${kept}-${hash}`;
}
