import { NO_DATES } from '@/lib/contracts/evidence';
import type { ApiFacts, OperationFacts, SpecFacts } from '@/lib/contracts/subject';
import { buildSubjects } from './build-subjects';
import type { InspectedApi, InspectedDeclaration, InspectedSpec } from './inspection';
import type { ApiSubjects } from './judge-api';
import type { JudgedEndpoint } from './judge-endpoint';
import { endpointKey } from './routing';

/** What the rules judge of an API that was read in memory. `declaredHosts`: those that any current spec names. */
export function inspectedSubjects(api: InspectedApi, declaredHosts: readonly string[]): ApiSubjects {
  const { name, endpoints, hosts } = api;
  const facts: ApiFacts = { name, metadata: null, stated: NO_DATES };
  const specs = new Map(api.specs.map((spec) => [spec, toSpecFacts(spec, api.specs)]));
  return buildSubjects({
    facts,
    specs: [...specs].flatMap(([{ isEarlier }, spec]) => (isEarlier ? [] : [spec])),
    endpoints: endpoints.map((judged) => ({
      judged,
      declared: toOperationFacts(judged, specs, api),
      isAttestedPublic: false,
    })),
    hosts,
    declaredHosts,
  });
}

/** With an earlier revision beside it, the current one is the second. */
function toSpecFacts({ document, file, isEarlier }: InspectedSpec, all: readonly InspectedSpec[]): SpecFacts {
  const { title, format, servers, schemes, bounds } = document;
  const revision = !isEarlier && all.some((other) => other.isEarlier) ? 2 : 1;
  return { title, revision, format, file, servers, schemes, bounds };
}

function toOperationFacts(
  { endpoint }: JudgedEndpoint<InspectedDeclaration>,
  specs: ReadonlyMap<InspectedSpec, SpecFacts>,
  { earlier }: InspectedApi,
): OperationFacts | null {
  const { declaration } = endpoint;
  if (!declaration) return null;
  const { operation, isCurrent } = declaration;
  const spec = specs.get(declaration.spec) as SpecFacts;
  const before = isCurrent ? earlier.get(endpointKey(operation.method, endpoint.key)) : undefined;
  const previous = before
    ? { revision: 1, authentication: before.authentication, security: before.security }
    : null;
  return { ...operation, spec, isCurrent, previous };
}
