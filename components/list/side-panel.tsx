import type { ReactNode } from 'react';
import classes from './side-panel.module.css';

/** The place of a panel beside a list, there at once while its contents load. */
export function SidePanel({ label, children }: { label: string; children: ReactNode }) {
  return (
    <aside className={classes.panel} aria-label={label}>
      {children}
    </aside>
  );
}
