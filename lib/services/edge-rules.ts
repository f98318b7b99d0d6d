import { type EdgeRules, Gateway } from '@/lib/contracts/edge-rule';
import type { SecurityScheme } from '@/lib/contracts/operation';
import { database } from '@/lib/data/client';
import { readFinding } from '@/lib/data/finding-rows';
import { plainHeader } from '@/lib/engine/remedy/edge/edge-rule';
import { EDGE_RULES, writeEdge } from '@/lib/engine/remedy/edge/write-edge';
import { proposedSunset } from '@/lib/engine/remedy/patch/lifecycle';
import { templateKey } from '@/lib/engine/template-key';
import { NotFoundError } from './errors';
import { type FindingEndpoint, readFindingSubject } from './finding-endpoint';

const NOTHING: EdgeRules = { says: null, rules: [] };
const COMMON_HEADER = 'authorization';

/** What a gateway in front of the service can do about a finding until the service is fixed. */
export async function edgeRulesFor(findingId: number, now: Date): Promise<EdgeRules> {
  const db = database();
  const finding = await readFinding(db, findingId, now);
  if (!finding) throw new NotFoundError('finding', findingId);
  if (!EDGE_RULES.includes(finding.rule)) return NOTHING;
  const { schemes, endpoint } = await readFindingSubject(db, finding);
  const offer = writeEdge({
    id: findingId,
    rule: finding.rule,
    method: endpoint?.row.method ?? null,
    key: endpoint && endpoint.row.basePath + templateKey(endpoint.row.path),
    host: finding.host,
    qualifier: finding.qualifier,
    credentialHeaders: credentialHeaders(schemes),
    sunset: sunsetOf(endpoint, now),
  });
  if (!offer) return NOTHING;
  const rules = Gateway.options.flatMap((gateway) => {
    const text = offer.texts[gateway];
    return text === undefined ? [] : [{ gateway, text }];
  });
  return { says: offer.says, rules };
}

/** As declared, as its own answers say, or as proposed. */
function sunsetOf(endpoint: FindingEndpoint | null, now: Date): string {
  const sunsetMs = endpoint?.summary?.sunsetMs ?? null;
  const declared = endpoint?.place?.sunset ?? null;
  if (declared !== null && !Number.isNaN(Date.parse(declared))) return declared;
  return sunsetMs === null ? proposedSunset({ nowMs: now.getTime() }) : new Date(sunsetMs).toISOString();
}

/**
 * The headers in which the API's documents want credentials, in any of them; `null` where some may come elsewhere, so that
 * a missing header tells nothing.
 */
function credentialHeaders(schemes: readonly SecurityScheme[]): string[] | null {
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
