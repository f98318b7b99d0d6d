import type { ReactNode } from 'react';
import { formatCompact, formatCount } from '@/components/ui/format';
import classes from './facet.module.css';
import type { OfferedValue } from './offer-values';

interface FacetValuesProps {
  values: readonly OfferedValue[];
  chosen: readonly string[];
  /** Keeps the room of a list whose values are not known yet. */
  isPending?: boolean;
  wordOf: (value: string) => ReactNode;
  /** Below a value's name. */
  decorate?: (value: string) => ReactNode;
  onToggle: (value: string) => void;
}

/** Values of one facet, each a checkbox with the count of what it would show. */
export function FacetValues({ values, chosen, isPending, wordOf, decorate, onToggle }: FacetValuesProps) {
  return (
    <div className={classes.values} data-pending={isPending || undefined}>
      {values.map(({ value, count }) => (
        <label key={value} className={classes.value} data-empty={count === 0 || undefined}>
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => onToggle(value)} />
          <span className={classes.word}>
            {wordOf(value)}
            {decorate?.(value)}
          </span>
          <span className={classes.count} title={count === null ? undefined : formatCount(count)}>
            {count === null ? '' : formatCompact(count)}
          </span>
        </label>
      ))}
    </div>
  );
}
