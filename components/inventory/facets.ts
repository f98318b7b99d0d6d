import { isStateAxis, stateLook } from '@/components/endpoint/states';
import {
  APPEARED_WORDS,
  DECLARED_WORDS,
  DOCUMENTATION_WORDS,
  ENVIRONMENT_WORDS,
  EXPOSURE_WORDS,
  LIFECYCLE_WORDS,
  NAME_WORDS,
  OBSERVED_WORDS,
  RISK_WORDS,
  SENSITIVE_WORDS,
  TRAFFIC_WORDS,
} from '@/components/endpoint/words';
import { type FacetValueCount, type OfferedValue, offerValues } from '@/components/list/offer-values';
import type { Facet } from '@/lib/contracts/inventory';
import { NO_TEAM } from '@/lib/contracts/no-team';

export const FACET_TITLES: Record<Facet, string> = {
  name: 'Attention',
  risk: 'Risk',
  api: 'API',
  team: 'Team',
  documentation: 'Documentation',
  traffic: 'Traffic',
  lifecycle: 'Lifecycle',
  observed: 'Observed authentication',
  declared: 'Declared authentication',
  sensitive: 'Sensitive data',
  exposure: 'Exposure',
  environment: 'Environment',
  method: 'Method',
};

/** Filters that are no facet: nothing counts their values. */
const OTHER_TITLES = { host: 'Host', appeared: 'First seen' };

export function filterTitle(filter: Facet | keyof typeof OTHER_TITLES): string {
  return { ...FACET_TITLES, ...OTHER_TITLES }[filter];
}

export const FACET_ORDER = Object.keys(FACET_TITLES) as Facet[];

/** Facets with a closed set of values. */
const CLOSED: Partial<Record<Facet, string[]>> = {
  name: Object.keys(NAME_WORDS),
  documentation: Object.keys(DOCUMENTATION_WORDS),
  traffic: Object.keys(TRAFFIC_WORDS),
  lifecycle: Object.keys(LIFECYCLE_WORDS),
  observed: Object.keys(OBSERVED_WORDS),
  declared: Object.keys(DECLARED_WORDS),
  exposure: Object.keys(EXPOSURE_WORDS),
  environment: Object.keys(ENVIRONMENT_WORDS),
  risk: Object.keys(RISK_WORDS),
};

export function offeredValues(
  facet: Facet,
  counted: readonly FacetValueCount[] | null,
  chosen: readonly string[],
): OfferedValue[] {
  return offerValues(CLOSED[facet], counted, chosen);
}

export function facetWord(facet: string, value: string): string {
  if (isStateAxis(facet)) return stateLook(facet, value)?.word ?? value;
  if (facet === 'appeared') return APPEARED_WORDS[value as keyof typeof APPEARED_WORDS] ?? value;
  if (facet === 'team' && value === NO_TEAM) return 'No team';
  if (facet === 'risk') return RISK_WORDS[value as keyof typeof RISK_WORDS] ?? value;
  if (facet === 'exposure') return EXPOSURE_WORDS[value as keyof typeof EXPOSURE_WORDS] ?? value;
  if (facet === 'environment') return ENVIRONMENT_WORDS[value as keyof typeof ENVIRONMENT_WORDS] ?? value;
  if (facet === 'sensitive') return SENSITIVE_WORDS[value as keyof typeof SENSITIVE_WORDS] ?? value;
  return value;
}
