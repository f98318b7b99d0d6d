import type { EndpointStates } from '@/lib/contracts/endpoint';
import { isWrite } from '@/lib/engine/bytes/methods';
import type { PolicySubject, PolicyValue } from './policy-subject';

export interface EndpointFacts {
  id: number | null;
  method: string;
  path: string;
  states: EndpointStates;
  sensitive: readonly string[];
  /** Severity of the worst pending finding; `null`: none. */
  risk: string | null;
}

/** An endpoint as policies see it. `api`: what of its API policies may ask of it. */
export function endpointSubject(
  { id, method, path, states, sensitive, risk }: EndpointFacts,
  api: { name: string; team: PolicyValue; exposure: PolicyValue; stage: PolicyValue },
): PolicySubject {
  const { documentation, traffic, lifecycle, declared, observed } = states;
  return {
    api: api.name,
    endpoint: `${method} ${path}`,
    id,
    values: {
      api: api.name,
      team: api.team,
      exposure: api.exposure,
      stage: api.stage,
      method,
      path,
      writes: isWrite(method),
      documentation,
      traffic,
      lifecycle,
      declared: declared === 'unknown' ? undefined : declared,
      observed: observed === 'unobservable' ? undefined : observed,
      classes: sensitive,
      risk,
    },
  };
}
