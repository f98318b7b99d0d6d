import type { Attestation, FrozenEndpoint, ReviewSummary } from '@/lib/contracts/campaign';
import type { ChangedApi, ChangedFact, SnapshotItem } from '@/lib/contracts/campaign-snapshot';
import { Severity } from '@/lib/contracts/rule';

const MOST_ENDPOINTS = 50;

/** What differs between two snapshots of one API; `null`: nothing. The order of traffic changes, such as counts, is none. */
export function compareItems(before: SnapshotItem, after: SnapshotItem): ChangedApi | null {
  const facts = changedFacts(before, after);
  const areWhole = before.moreEndpoints === 0 && after.moreEndpoints === 0;
  const endpoints = areWhole ? compareEndpoints(before.endpoints, after.endpoints) : null;
  if (facts.length === 0 && !hasAny(endpoints)) return null;
  return { apiId: after.apiId, api: after.api, facts, endpoints };
}

function hasAny(endpoints: ChangedApi['endpoints']): boolean {
  if (endpoints === null) return false;
  return endpoints.added.length + endpoints.removed.length + endpoints.restated.length > 0;
}

type Telling = Record<ChangedFact['what'], string>;

function changedFacts(before: SnapshotItem, after: SnapshotItem): ChangedFact[] {
  const old = tell(before);
  const now = tell(after);
  const names = Object.keys(now) as ChangedFact['what'][];
  return names.flatMap((what) =>
    old[what] === now[what] ? [] : [{ what, before: old[what], after: now[what] }],
  );
}

const NONE = 'none';

/** Each fact of an API as the words that the comparison shows. */
function tell({ api, team, person, attestation, summary }: SnapshotItem): Telling {
  return {
    name: api,
    attestation: tellAttestation(attestation),
    owner: [team, person].filter((name) => name !== null).join(', ') || NONE,
    exposure: summary?.exposure ?? NONE,
    stage: summary?.stage ?? NONE,
    'deprecated on': summary?.deprecatedOn ?? NONE,
    'sunset on': summary?.sunsetOn ?? NONE,
    score: summary?.score?.toFixed(1) ?? 'unrated',
    grade: summary?.grade ?? 'unrated',
    findings: tellFindings(summary),
    unauthenticated: String(summary?.unauthenticated ?? 0),
    'sensitive data': summary?.sensitive.toSorted().join(', ') || NONE,
    hosts: summary?.hosts.toSorted().join(', ') || NONE,
    documents: tellDocuments(summary),
  };
}

function tellAttestation(attestation: Attestation | null): string {
  if (attestation === null) return 'not reviewed';
  return attestation.reason === '' ? attestation.answer : `${attestation.answer}: ${attestation.reason}`;
}

function tellFindings(summary: ReviewSummary | null): string {
  const counts = Severity.options.map((severity) => [summary?.findings[severity] ?? 0, severity] as const);
  const some = counts.filter(([count]) => count > 0);
  return some.map(([count, severity]) => `${count} ${severity}`).join(', ') || NONE;
}

function tellDocuments(summary: ReviewSummary | null): string {
  const documents = summary?.documents ?? [];
  const told = documents.map(
    ({ title, revision, sha256 }) => `${title} revision ${revision} (${sha256.slice(0, 12)})`,
  );
  return told.toSorted().join(', ') || NONE;
}

function compareEndpoints(
  before: readonly FrozenEndpoint[],
  after: readonly FrozenEndpoint[],
): NonNullable<ChangedApi['endpoints']> {
  const old = new Map(before.map((endpoint) => [nameOf(endpoint), endpoint]));
  const now = new Map(after.map((endpoint) => [nameOf(endpoint), endpoint]));
  const added = [...now.keys()].filter((name) => !old.has(name));
  const removed = [...old.keys()].filter((name) => !now.has(name));
  const restated = [...now].flatMap(([endpoint, state]) => {
    const earlier = old.get(endpoint);
    const [was, is] = [earlier && tellStates(earlier), tellStates(state)];
    return was === undefined || was === is ? [] : [{ endpoint, before: was, after: is }];
  });
  return {
    added: added.slice(0, MOST_ENDPOINTS),
    moreAdded: more(added),
    removed: removed.slice(0, MOST_ENDPOINTS),
    moreRemoved: more(removed),
    restated: restated.slice(0, MOST_ENDPOINTS),
    moreRestated: more(restated),
  };
}

const more = (list: readonly unknown[]): number => Math.max(0, list.length - MOST_ENDPOINTS);
const nameOf = ({ method, path }: FrozenEndpoint): string => `${method} ${path}`;

function tellStates({ documentation, traffic, lifecycle, authentication }: FrozenEndpoint): string {
  return `${documentation}, ${traffic}, ${lifecycle}, authenticated ${authentication}`;
}
