import { type ReactNode, useId } from 'react';
import classes from './panel-section.module.css';

/** A titled part of a panel or a page. */
export function PanelSection({
  title,
  note,
  children,
}: {
  title: string;
  note?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <div className={classes.head}>
        <h3 id={id}>{title}</h3>
        {note && <span className={classes.note}>{note}</span>}
      </div>
      {children}
    </section>
  );
}
