'use client';

import { IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import { StateMark } from '@/components/endpoint/state-mark';
import { isStateAxis, type StateValue } from '@/components/endpoint/states';
import { formatCompact, formatCount } from '@/components/ui/format';
import type { Facet } from '@/lib/contracts/inventory';
import classes from './facet-group.module.css';
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
  const [isOpen, setOpen] = useState(isOpenAtFirst || chosen.length > 0);
  const id = useId();
  return (
    <section className={classes.group}>
      <h3 className={classes.title}>
        <button
          type="button"
          id={id}
          className={classes.toggle}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <IconChevronRight size={14} aria-hidden className={classes.chevron} />
          {FACET_TITLES[facet]}
          {chosen.length > 0 && <span className={classes.chosen}>{chosen.length} chosen</span>}
        </button>
      </h3>
      {isOpen && (
        <fieldset className={classes.body} aria-labelledby={id}>
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
        </fieldset>
      )}
    </section>
  );
}
