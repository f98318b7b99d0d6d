import type {
  ApiFacts,
  EndpointSubject,
  HostActivity,
  HostSubject,
  OperationFacts,
  SpecFacts,
  SubjectField,
} from '@/lib/contracts/subject';
import type { ApiFold } from './api-fold';
import { NO_NAME } from './host-tallies';
import { matchesHost } from './hosts';
import type { ApiSubjects } from './judge-api';
import type { JudgedEndpoint } from './judge-endpoint';
import { declarationTest } from './merge-fields';
import { observedFields } from './path-fields';

/** An API after its endpoints were derived and judged. */
export interface JudgedApi {
  facts: ApiFacts;
  specs: readonly SpecFacts[];
  endpoints: readonly {
    judged: JudgedEndpoint;
    declared: OperationFacts | null;
    isAttestedPublic: boolean;
  }[];
  hosts: ApiFold['hosts'];
  /** Hosts that any current spec of the estate names. */
  declaredHosts: readonly string[];
}

/** Gathers what the rules judge: the API, its endpoints and its hosts. O(endpoints + fields). */
export function buildSubjects({ facts, specs, endpoints, hosts, declaredHosts }: JudgedApi): ApiSubjects {
  const activity = activityOf(hosts);
  const documentedKeys = new Set(
    endpoints
      .filter(({ judged }) => judged.endpoint.declaration?.isCurrent)
      .map(({ judged }) => judged.endpoint.key),
  );
  const subjects = endpoints.map(({ judged, declared, isAttestedPublic }): EndpointSubject => {
    const { endpoint, states, host, basePath } = judged;
    return {
      scope: 'endpoint',
      api: facts,
      method: endpoint.method,
      path: endpoint.path,
      key: endpoint.key,
      host,
      basePath,
      states,
      isAttestedPublic,
      isPathDocumented: documentedKeys.has(endpoint.key),
      declared,
      traffic: endpoint.summary,
      fields: subjectFields(judged, declared),
      activity,
    };
  });
  const api = {
    scope: 'api' as const,
    api: facts,
    specs,
    endpoints: subjects,
    activity,
    sourceKinds: null,
    peers: [],
  };
  return { api, hosts: hostSubjects({ facts, hosts, declaredHosts, subjects }), sources: [] };
}

/** The traffic of all hosts of an API. */
export function activityOf(hosts: ApiFold['hosts']): HostActivity {
  let requests = 0;
  let lastMs: number | null = null;
  for (const [, tally] of hosts) {
    requests += tally.requests;
    if (lastMs === null || tally.lastMs > lastMs) lastMs = tally.lastMs;
  }
  return { requests, lastMs };
}

function subjectFields(judged: JudgedEndpoint, declared: OperationFacts | null): SubjectField[] {
  const observed = observedFields(judged);
  if (observed.length === 0) return [];
  const isDeclared = declarationTest(declared?.fields ?? []);
  return observed.map((field) => ({ ...field, isDeclared: isDeclared(field.place, field.name) }));
}

function hostSubjects({
  facts,
  hosts,
  declaredHosts,
  subjects,
}: {
  facts: ApiFacts;
  hosts: ApiFold['hosts'];
  declaredHosts: readonly string[];
  subjects: readonly EndpointSubject[];
}): HostSubject[] {
  return [...hosts]
    .filter(([host]) => host !== NO_NAME)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([host, { requests, lastMs }]) => ({
      scope: 'host',
      api: facts,
      host,
      isDeclared: declaredHosts.some((pattern) => matchesHost(pattern, host)),
      areHostsDeclared: declaredHosts.length > 0,
      endpoints: subjects.filter(({ traffic }) => traffic?.hosts.some((met) => met.host === host)),
      activity: { requests, lastMs },
      sweep: null,
    }));
}
