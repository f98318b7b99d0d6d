import type { ReactNode } from 'react';
import classes from './section.module.css';

interface SectionProps {
  title: string;
  lead?: ReactNode;
  /** `h1` for the first of a page. */
  heading?: 'h1' | 'h2';
  action?: ReactNode;
  children?: ReactNode;
}

/** One subject of a page of settings. */
export function Section({ title, lead, heading: Heading = 'h2', action, children }: SectionProps) {
  return (
    <section className={classes.section}>
      <div className={classes.head}>
        <Heading>{title}</Heading>
        {action}
      </div>
      {lead && <p className={classes.lead}>{lead}</p>}
      {children}
    </section>
  );
}
