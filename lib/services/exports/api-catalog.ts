import { listApiSummaries } from '@/lib/data/api-summaries';
import { database } from '@/lib/data/client';
import { deploymentAddress } from '../outbound/deployment-address';
import { serversOf } from './backstage';

/** Where the catalog is: RFC 9727, section 2. */
export function catalogAddress(): string {
  return `${deploymentAddress()}/.well-known/api-catalog`;
}

/**
 * Every API that has a host as a linkset (RFC 9264) of an api-catalog (RFC 9727): the catalog names its items, and each
 * server of an API where people read about it and where programs read its posture.
 */
export async function* writeApiCatalog(): AsyncGenerator<string> {
  const apis = (await listApiSummaries(database())).filter(({ hosts }) => hosts.length > 0);
  const address = deploymentAddress();
  const items = apis.flatMap((api) => serversOf(api).map((href) => ({ href, title: api.name })));
  yield `{"linkset":[\n${JSON.stringify({ anchor: catalogAddress(), item: items })}`;
  for (const api of apis)
    for (const anchor of serversOf(api))
      yield `,\n${JSON.stringify({
        anchor,
        'service-doc': [{ href: `${address}/apis/${api.id}`, type: 'text/html', title: api.name }],
        'service-meta': [{ href: `${address}/api/v1/apis/${api.id}`, type: 'application/json' }],
      })}`;
  yield '\n]}\n';
}
