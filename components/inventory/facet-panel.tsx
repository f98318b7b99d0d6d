'use client';

import { useQuery } from '@tanstack/react-query';
import { ErrorNotice } from '@/components/ui/notice';
import { endpointFacets } from '@/lib/client/endpoint-queries';
import { describeFailure } from '@/lib/client/failure';
import type { EndpointFilter, Facet } from '@/lib/contracts/inventory';
import { ApiFacet } from './api-facet';
import { FacetGroup } from './facet-group';
import { FACET_ORDER, offeredValues } from './facets';
import { FirstSeenChoice } from './first-seen-choice';
import { type InventoryState, toggled } from './inventory-url';

interface FacetPanelProps {
  filter: EndpointFilter;
  state: InventoryState;
  onChange: (part: Partial<InventoryState>) => void;
}

const OPEN_AT_FIRST: ReadonlySet<Facet> = new Set(['name', 'api', 'documentation', 'traffic']);

/** Every facet with its counts. Each is counted without its own filter: what a further value would add. */
export function FacetPanel({ filter, state, onChange }: FacetPanelProps) {
  const query = useQuery(endpointFacets(filter));
  if (query.isError && !query.data) {
    return (
      <ErrorNotice
        title="The filters could not be counted."
        {...describeFailure(query.error)}
        onRetry={() => void query.refetch()}
      />
    );
  }
  const counts = new Map(query.data?.facets.map((facet) => [facet.facet, facet]));
  const [attention, ...others] = FACET_ORDER.map((facet) => {
    const chosen: readonly string[] = state[facet];
    const counted = query.data ? (counts.get(facet)?.values ?? []) : null;
    const onToggle = (value: string) => onChange({ [facet]: toggled(chosen, value) });
    if (facet === 'api') {
      return (
        <ApiFacet
          key={facet}
          counted={counted}
          more={counts.get(facet)?.more ?? 0}
          chosen={chosen}
          onToggle={onToggle}
        />
      );
    }
    return (
      <FacetGroup
        key={facet}
        facet={facet}
        isOpenAtFirst={OPEN_AT_FIRST.has(facet)}
        values={offeredValues(facet, counted, chosen)}
        chosen={chosen}
        onToggle={onToggle}
      />
    );
  });
  return (
    <>
      {attention}
      <FirstSeenChoice chosen={state.appeared} onChange={(appeared) => onChange({ appeared })} />
      {others}
    </>
  );
}
