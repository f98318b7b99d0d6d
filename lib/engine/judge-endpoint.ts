import type { EndpointStates, SensitiveClass } from '@/lib/contracts/endpoint';
import type { StatedDates } from '@/lib/contracts/evidence';
import type { DerivedName } from '@/lib/contracts/inventory';
import { classifyEndpoint } from './classify/classify-endpoint';
import { deriveNames } from './classify/derived-names';
import type { Declaration, DerivedEndpoint } from './derive-endpoints';
import { matchesHost } from './hosts';
import type { Claim } from './routing';

/** What an endpoint's states depend on beside the endpoint. */
export interface JudgeContext {
  servers: readonly Claim[];
  /** Some traffic to the API's hosts was seen. */
  isHostObserved: boolean;
  /** What people set for the API. */
  stated: StatedDates;
  now: Date;
}

/** An endpoint on the four axes, with the names people use and the place where it answers. */
export interface JudgedEndpoint<D extends Declaration = Declaration> {
  endpoint: DerivedEndpoint<D>;
  states: EndpointStates;
  names: DerivedName[];
  sensitive: SensitiveClass[];
  host: string | null;
  basePath: string;
  firstSeen: string | null;
  lastSeen: string | null;
}

export function judgeEndpoint<D extends Declaration>(
  endpoint: DerivedEndpoint<D>,
  { servers, isHostObserved, stated, now }: JudgeContext,
): JudgedEndpoint<D> {
  const { declaration, summary } = endpoint;
  const evidence = {
    declared: declaration && {
      presence: declaration.isCurrent ? ('current' as const) : ('older' as const),
      isDeprecated: declaration.isDeprecated,
      sunset: declaration.sunset,
      authentication: declaration.declared,
    },
    traffic: summary,
    stated,
    isHostObserved,
    hasSource: isHostObserved,
  };
  const states = classifyEndpoint(evidence, now.getTime());
  const host = summary?.hosts[0]?.host ?? servers.find((server) => server.host)?.host ?? null;
  const base = servers.find(
    (server) => server.host !== null && host !== null && matchesHost(server.host, host),
  );
  return {
    endpoint,
    states,
    names: deriveNames(states).map(({ name }) => name),
    sensitive: sensitiveClasses(endpoint),
    host,
    basePath: base?.basePath ?? '',
    firstSeen: toTime(summary?.firstMs),
    lastSeen: toTime(summary?.lastMs),
  };
}

function sensitiveClasses({ summary }: DerivedEndpoint): SensitiveClass[] {
  const found = [
    ...(summary?.fields.flatMap(({ classes }) => classes) ?? []),
    ...(summary?.pathClasses ?? []),
  ];
  return [...new Set(found.map(({ name }) => name))].sort();
}

function toTime(ms: number | null | undefined): string | null {
  return ms === null || ms === undefined ? null : new Date(ms).toISOString();
}
