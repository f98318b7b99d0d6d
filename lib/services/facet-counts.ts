import { type EndpointFilter, FACETS, type Facet, type FacetCounts } from '@/lib/contracts/inventory';
import {
  declaredCodes,
  documentationCodes,
  lifecycleCodes,
  nameCodes,
  observedCodes,
  riskCodes,
  sensitiveCodes,
  trafficCodes,
} from '@/lib/data/codes';
import type { StateGroup } from '@/lib/data/facets';
import { environmentOf } from '@/lib/engine/lexicon/host-roles';
import { countByFacet, type Dimension, topValues } from './count-by-facet';

const VALUE_IN: Record<Facet, (group: StateGroup) => string | number> = {
  api: ({ api }) => api,
  method: ({ method }) => method,
  documentation: ({ documentation }) => documentation,
  traffic: ({ traffic }) => traffic,
  lifecycle: ({ lifecycle }) => lifecycle,
  declared: ({ declared }) => declared,
  observed: ({ observed }) => observed,
  sensitive: ({ sensitive }) => sensitive,
  name: ({ names }) => names,
  team: ({ team }) => team,
  exposure: ({ exposure }) => exposure,
  environment: ({ host }) => environmentOf(host),
  risk: ({ risk }) => risk,
};
const MASKS: ReadonlySet<Facet> = new Set(['sensitive', 'name']);

const WORDS: Partial<Record<Facet, { word(code: number): string; words(mask: number): string[] }>> = {
  documentation: documentationCodes,
  traffic: trafficCodes,
  lifecycle: lifecycleCodes,
  declared: declaredCodes,
  observed: observedCodes,
  sensitive: sensitiveCodes,
  name: nameCodes,
  risk: riskCodes,
};

/** The chosen values of each facet in the form that groups hold: words, codes, or one bit mask. */
function chosenOf(filter: EndpointFilter): Map<Facet, ReadonlySet<string | number> | number> {
  const chosen = new Map<Facet, ReadonlySet<string | number> | number>();
  if (filter.api) chosen.set('api', new Set(filter.api));
  if (filter.method) chosen.set('method', new Set(filter.method));
  if (filter.documentation)
    chosen.set('documentation', new Set(filter.documentation.map(documentationCodes.code)));
  if (filter.traffic) chosen.set('traffic', new Set(filter.traffic.map(trafficCodes.code)));
  if (filter.lifecycle) chosen.set('lifecycle', new Set(filter.lifecycle.map(lifecycleCodes.code)));
  if (filter.declared) chosen.set('declared', new Set(filter.declared.map(declaredCodes.code)));
  if (filter.observed) chosen.set('observed', new Set(filter.observed.map(observedCodes.code)));
  if (filter.sensitive) chosen.set('sensitive', sensitiveCodes.mask(filter.sensitive));
  if (filter.name) chosen.set('name', nameCodes.mask(filter.name));
  if (filter.team) chosen.set('team', new Set(filter.team));
  if (filter.exposure) chosen.set('exposure', new Set(filter.exposure));
  if (filter.environment) chosen.set('environment', new Set(filter.environment));
  if (filter.risk) chosen.set('risk', new Set(filter.risk.map(riskCodes.code)));
  return chosen;
}

function holds(group: StateGroup, facet: Facet, chosen: ReadonlySet<string | number> | number): boolean {
  const value = VALUE_IN[facet](group);
  return typeof chosen === 'number' ? ((value as number) & chosen) !== 0 : chosen.has(value);
}

/** Endpoints that match all facets of the filter. */
export function countMatching(groups: readonly StateGroup[], filter: EndpointFilter): number {
  const chosen = [...chosenOf(filter)];
  return groups.reduce(
    (sum, group) =>
      chosen.every(([facet, values]) => holds(group, facet, values)) ? sum + group.count : sum,
    0,
  );
}

/** For each facet, how many endpoints each of its values would leave, the filter's other facets applied. */
export function countFacets(groups: readonly StateGroup[], filter: EndpointFilter): FacetCounts {
  const chosen = chosenOf(filter);
  const dimensions = FACETS.map((facet): [Facet, Dimension<StateGroup>] => {
    const values = chosen.get(facet);
    return [
      facet,
      {
        valueIn: VALUE_IN[facet],
        keeps: values === undefined ? null : (group) => holds(group, facet, values),
      },
    ];
  });
  const { total, counts } = countByFacet(groups, new Map(dimensions));
  return {
    total,
    facets: FACETS.map((facet) => ({ facet, ...topValues(inWords(facet, counts.get(facet) ?? new Map())) })),
  };
}

function inWords(facet: Facet, counts: ReadonlyMap<string | number, number>): Map<string, number> {
  const words = WORDS[facet];
  const named = new Map<string, number>();
  for (const [value, count] of counts) {
    const spelled =
      typeof value === 'string'
        ? [value]
        : MASKS.has(facet)
          ? words?.words(value)
          : [words?.word(value) ?? ''];
    for (const word of spelled ?? []) named.set(word, (named.get(word) ?? 0) + count);
  }
  return named;
}
