import type { ReactNode } from 'react';
import { Mark } from '@/components/shell/mark';
import classes from './form-card.module.css';

/** The one thing on a page that somebody sees before they have signed in. */
export function FormCard({
  title,
  lead,
  children,
}: {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={classes.page}>
      <div className={classes.card}>
        <div className={classes.brand}>
          <Mark size={30} />
          <span>Gnomon</span>
        </div>
        <h1 className={classes.title}>{title}</h1>
        {lead && <p className={classes.lead}>{lead}</p>}
        {children}
      </div>
    </div>
  );
}
