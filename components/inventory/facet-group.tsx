'use client';

import type { ReactNode } from 'react';
import { StateMark } from '@/components/endpoint/state-mark';
import { isStateAxis, type StateValue } from '@/components/endpoint/states';
import { formatCompact, formatCount } from '@/components/ui/format';
import type { Facet } from '@/lib/contracts/inventory';
import classes from './facet-group.module.css';
import { FacetSection } from './facet-section';
import { FACET_TITLES, facetWord, type OfferedValue } from './facets';

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

/** The values of one facet, each a checkbox with the count of endpoints that it would show. */
export function FacetGroup(props: FacetGroupProps) {
  const { facet, values, chosen, isOpenAtFirst, isPending, tools, footnote, decorate, onToggle } = props;
  return (
    <FacetSection title={FACET_TITLES[facet]} chosen={chosen.length} isOpenAtFirst={isOpenAtFirst}>
      {tools}
      <div className={classes.values} data-pending={isPending || undefined}>
        {values.map(({ value, count }) => (
          <label key={value} className={classes.value} data-empty={count === 0 || undefined}>
            <input type="checkbox" checked={chosen.includes(value)} onChange={() => onToggle(value)} />
            <span className={classes.word}>
              {isStateAxis(facet) ? (
                <StateMark axis={facet} value={value as StateValue<typeof facet>} />
              ) : (
                <span title={value}>{facetWord(facet, value)}</span>
              )}
              {decorate?.(value)}
            </span>
            <span className={classes.count} title={count === null ? undefined : formatCount(count)}>
              {count === null ? '' : formatCompact(count)}
            </span>
          </label>
        ))}
      </div>
      {footnote}
    </FacetSection>
  );
}
