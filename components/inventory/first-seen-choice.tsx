'use client';

import { useId } from 'react';
import { APPEARED_WORDS } from '@/components/endpoint/words';
import classes from '@/components/list/facet.module.css';
import { FacetSection } from '@/components/list/facet-section';
import type { Appeared } from '@/lib/contracts/inventory';
import { filterTitle } from './facets';

interface FirstSeenChoiceProps {
  chosen: readonly Appeared[];
  onChange: (appeared: Appeared[]) => void;
}

const CHOICES = [['', 'Any time'], ...Object.entries(APPEARED_WORDS)] as ['' | Appeared, string][];

/** What appeared lately: endpoints by the time when traffic first showed them. */
export function FirstSeenChoice({ chosen, onChange }: FirstSeenChoiceProps) {
  const name = useId();
  return (
    <FacetSection title={filterTitle('appeared')} chosen={chosen.length} isOpenAtFirst>
      {CHOICES.map(([value, word]) => (
        <label key={value} className={classes.value}>
          <input
            type="radio"
            name={name}
            checked={value === (chosen[0] ?? '')}
            onChange={() => onChange(value === '' ? [] : [value])}
          />
          <span className={classes.word}>{word}</span>
        </label>
      ))}
    </FacetSection>
  );
}
