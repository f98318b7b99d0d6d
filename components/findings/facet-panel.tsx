'use client';

import { useQuery } from '@tanstack/react-query';
import { ApiFacet } from '@/components/inventory/api-facet';
import { toggled } from '@/components/inventory/inventory-url';
import { FacetSection } from '@/components/list/facet-section';
import { FacetValues } from '@/components/list/facet-values';
import { offerValues } from '@/components/list/offer-values';
import { SeverityMark } from '@/components/rules/severity-mark';
import { ErrorNotice } from '@/components/ui/notice';
import { describeFailure } from '@/lib/client/failure';
import { findingFacets } from '@/lib/client/finding-queries';
import type { FindingFacet, FindingFilter } from '@/lib/contracts/finding';
import type { Severity } from '@/lib/contracts/rule';
import classes from './facet-panel.module.css';
import type { FindingsState } from './findings-url';
import { CONFIDENCE_WORDS, FACET_TITLES, facetWord, SEVERITY_WORDS, STATUS_WORDS } from './words';

interface FacetPanelProps {
  filter: FindingFilter;
  state: FindingsState;
  ruleTitles: Readonly<Record<string, string>>;
  onChange: (part: Partial<FindingsState>) => void;
}

/** Facets with a closed set of values. */
const CLOSED: Partial<Record<FindingFacet, string[]>> = {
  severity: Object.keys(SEVERITY_WORDS),
  status: Object.keys(STATUS_WORDS),
  confidence: Object.keys(CONFIDENCE_WORDS),
};

/** Every facet with its counts. Each is counted without its own filter: what a further value would add. */
export function FacetPanel({ filter, state, ruleTitles, onChange }: FacetPanelProps) {
  const query = useQuery(findingFacets(filter));
  if (query.isError && !query.data) {
    return (
      <ErrorNotice
        title="The filters could not be counted."
        {...describeFailure(query.error)}
        onRetry={() => void query.refetch()}
      />
    );
  }
  const facetOf = (facet: FindingFacet) => query.data?.facets.find((found) => found.facet === facet);
  const countedOf = (facet: FindingFacet) => (query.data ? (facetOf(facet)?.values ?? []) : null);
  const toggle = (facet: FindingFacet) => (value: string) =>
    onChange({ [facet]: toggled<string>(state[facet], value) });

  const section = (facet: FindingFacet, isOpenAtFirst: boolean, note?: string) => {
    const chosen: readonly string[] = state[facet];
    const closed = CLOSED[facet];
    return (
      <FacetSection title={FACET_TITLES[facet]} chosen={chosen.length} isOpenAtFirst={isOpenAtFirst}>
        <FacetValues
          values={offerValues(closed, countedOf(facet), chosen)}
          chosen={chosen}
          isPending={query.data === undefined && closed === undefined}
          wordOf={(value) =>
            facet === 'severity' ? (
              <SeverityMark severity={value as Severity} />
            ) : (
              <span title={facetWord(facet, value, ruleTitles)}>
                {ruleTitles[value] ?? facetWord(facet, value, ruleTitles)}
              </span>
            )
          }
          onToggle={toggle(facet)}
        />
        {note && <p className={classes.note}>{note}</p>}
      </FacetSection>
    );
  };
  const flag = (name: 'overdue' | 'waiting', title: string, word: string, isOpenAtFirst: boolean) => (
    <FacetSection title={title} chosen={state[name] ? 1 : 0} isOpenAtFirst={isOpenAtFirst}>
      <FacetValues
        values={[{ value: name, count: query.data?.[name] ?? null }]}
        chosen={state[name] ? [name] : []}
        wordOf={() => word}
        onToggle={() => onChange({ [name]: !state[name] })}
      />
    </FacetSection>
  );
  return (
    <>
      {section('severity', true)}
      {flag('overdue', 'Due', 'Overdue', true)}
      {flag('waiting', 'Exception', 'Waits for a decision', state.waiting)}
      <ApiFacet
        counted={countedOf('api')}
        more={facetOf('api')?.more ?? 0}
        chosen={state.api}
        onToggle={toggle('api')}
      />
      {section('team', false)}
      {section('rule', true)}
      {section('status', false, 'Without a choice: what needs something done.')}
      {section('confidence', false)}
    </>
  );
}
