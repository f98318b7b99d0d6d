import type { PathParameter } from '@/lib/contracts/endpoint';
import type { AggregateSummary, FieldEvidence } from '@/lib/contracts/evidence';
import type { JudgedEndpoint } from './judge-endpoint';

/**
 * An endpoint's path parameters as fields. Classes are found by position in the path as sent, so `basePath` tells how
 * many of its segments stand before the template.
 */
export function pathFields(
  parameters: readonly PathParameter[],
  summary: AggregateSummary | null,
  basePath: string,
): FieldEvidence[] {
  if (!summary) return [];
  const depth = basePath === '' ? 0 : basePath.split('/').length - 1;
  return parameters.map(({ name, type, position }) => ({
    place: 'path',
    name,
    types: [type],
    classes: summary.pathClasses.filter((found) => found.position === position + depth),
    seen: summary.requests,
    anonymous: 0,
    credentials: 0,
    lastMs: summary.lastMs ?? 0,
  }));
}

/** All fields that traffic showed of an endpoint, its path parameters first. */
export function observedFields({ endpoint, basePath }: JudgedEndpoint): FieldEvidence[] {
  const { parameters, summary } = endpoint;
  return [...pathFields(parameters, summary, basePath), ...(summary?.fields ?? [])];
}
