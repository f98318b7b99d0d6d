'use client';

import { IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import classes from './facet.module.css';

interface FacetSectionProps {
  title: string;
  /** How many of its values are chosen. */
  chosen: number;
  isOpenAtFirst: boolean;
  children: ReactNode;
}

/** One group of filters, which its title opens and closes. */
export function FacetSection({ title, chosen, isOpenAtFirst, children }: FacetSectionProps) {
  const [isOpen, setOpen] = useState(isOpenAtFirst || chosen > 0);
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
          {title}
          {chosen > 0 && <span className={classes.chosen}>{chosen} chosen</span>}
        </button>
      </h3>
      {isOpen && (
        <fieldset className={classes.body} aria-labelledby={id}>
          {children}
        </fieldset>
      )}
    </section>
  );
}
