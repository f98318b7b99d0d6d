'use client';

import type { ReactNode } from 'react';
import { StateMark } from '@/components/endpoint/state-mark';
import { isStateAxis, type StateValue } from '@/components/endpoint/states';
import { FacetSection } from '@/components/list/facet-section';
import { FacetValues } from '@/components/list/facet-values';
import type { OfferedValue } from '@/components/list/offer-values';
import { SeverityMark } from '@/components/rules/severity-mark';
import type { Facet } from '@/lib/contracts/inventory';
import type { Severity } from '@/lib/contracts/rule';
import { FACET_TITLES, facetWord } from './facets';

interface FacetGroupProps {
  facet: Facet;
  values: readonly OfferedValue[];
  chosen: readonly string[];
  isOpenAtFirst: boolean;
  /** Keeps the room of a list whose values are not known yet. */
  isPending?: boolean;
  /** Above the values: a search field. */
  tools?: ReactNode;
  /** Below the values: how many were left off. */
  footnote?: ReactNode;
  /** Below a value's name. */
  decorate?: (value: string) => ReactNode;
  onToggle: (value: string) => void;
}

/** One facet of the inventory. */
export function FacetGroup(props: FacetGroupProps) {
  const { facet, values, chosen, isOpenAtFirst, isPending, tools, footnote, decorate, onToggle } = props;
  return (
    <FacetSection title={FACET_TITLES[facet]} chosen={chosen.length} isOpenAtFirst={isOpenAtFirst}>
      {tools}
      <FacetValues
        values={values}
        chosen={chosen}
        isPending={isPending}
        wordOf={(value) =>
          isStateAxis(facet) ? (
            <StateMark axis={facet} value={value as StateValue<typeof facet>} />
          ) : facet === 'risk' && value !== 'none' ? (
            <SeverityMark severity={value as Severity} />
          ) : (
            <span title={value}>{facetWord(facet, value)}</span>
          )
        }
        decorate={decorate}
        onToggle={onToggle}
      />
      {footnote}
    </FacetSection>
  );
}
