import type { EdgeRules } from '@/lib/contracts/edge-rule';
import { database } from '@/lib/data/client';
import { readEndpointRow } from '@/lib/data/endpoint-rows';
import { readFinding } from '@/lib/data/finding-rows';
import { readSchemes } from '@/lib/data/spec-facts';
import { edgeActionOf } from '@/lib/engine/remedy/edge/edge-action';
import { isPlainMethod, plainHeader } from '@/lib/engine/remedy/edge/edge-rule';
import { writeEdgeRules } from '@/lib/engine/remedy/edge/write-edge-rules';
import { templateKey } from '@/lib/engine/template-key';
import { NotFoundError } from './errors';

const NOTHING: EdgeRules = { says: null, rules: [] };
const COMMON_HEADER = 'authorization';

/** What a gateway in front of the service can refuse of a finding until the service is fixed. */
export async function edgeRulesFor(findingId: number, now: Date): Promise<EdgeRules> {
  const db = database();
  const finding = await readFinding(db, findingId, now);
  if (!finding) throw new NotFoundError('finding', findingId);
  const action = edgeActionOf(finding.rule);
  const endpoint = finding.endpointId === null ? null : await readEndpointRow(db, finding.endpointId);
  if (action === null || endpoint === null || !isPlainMethod(endpoint.method)) return NOTHING;
  const place = {
    id: findingId,
    method: endpoint.method,
    key: endpoint.basePath + templateKey(endpoint.path),
  };
  if (action === 'refuse')
    return {
      says: 'It answers 404 in place of the service.',
      rules: writeEdgeRules({ ...place, unlessHeaders: [], status: 404 }),
    };
  const headers = credentialHeaders(await readSchemes(db, endpoint.apiId));
  if (headers === null) return NOTHING;
  return {
    says: `It answers 401 to what comes without the header ${headers.join(' or ')}. Whether the credentials are valid is for the service to check.`,
    rules: writeEdgeRules({ ...place, unlessHeaders: headers, status: 401 }),
  };
}

/**
 * The headers in which the API's documents want credentials, in any of them; `null` where some may come elsewhere, so that
 * a missing header tells nothing.
 */
function credentialHeaders(schemes: Awaited<ReturnType<typeof readSchemes>>): string[] | null {
  const headers = new Set<string>();
  for (const { kind, in: place, name } of schemes) {
    if (kind === 'mutualTls' || kind === 'undefined') return null;
    if (kind !== 'apiKey') headers.add(COMMON_HEADER);
    else if (place === 'cookie') headers.add('cookie');
    else {
      const header = place === 'header' && name ? plainHeader(name) : null;
      if (header === null) return null;
      headers.add(header);
    }
  }
  return headers.size === 0 ? [COMMON_HEADER] : [...headers];
}
