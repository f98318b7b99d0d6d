import type { FixExplanation } from '@/lib/contracts/finding';
import type { DetectedFinding } from '@/lib/contracts/rule';
import type { InspectedApi } from './inspection';
import { explainFix } from './remedy/explain/explain-fix';
import { endpointKey } from './routing';

/** Explains findings of an API that was read in memory. O(endpoints), then O(1) each. */
export function inspectedExplainer(
  { specs, endpoints }: InspectedApi,
  now: Date,
): (finding: DetectedFinding) => FixExplanation | null {
  const schemes = specs.flatMap(({ document, isEarlier }) => (isEarlier ? [] : document.schemes));
  const byKey = new Map(
    endpoints.map(({ endpoint }) => [endpointKey(endpoint.method, endpoint.key), endpoint]),
  );
  return (finding) => {
    const { method, key } = finding;
    const endpoint = method === null || key === null ? undefined : byKey.get(endpointKey(method, key));
    const declaration = endpoint?.declaration;
    return explainFix(finding, {
      schemes,
      traffic: endpoint?.summary ?? null,
      declared: declaration?.isCurrent ? declaration.operation : null,
      now,
    });
  };
}
