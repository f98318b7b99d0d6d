import type { ReactNode } from 'react';
import classes from './endpoint-panel-frame.module.css';

/** The place of the panel, there at once while its contents load. */
export function EndpointPanelFrame({ children }: { children: ReactNode }) {
  return (
    <aside className={classes.panel} aria-label="Endpoint">
      {children}
    </aside>
  );
}
