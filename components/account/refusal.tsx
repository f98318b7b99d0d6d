import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './refusal.module.css';

/** Why something that somebody asked for was not done. */
export function Refusal({ children }: { children: ReactNode }) {
  return (
    <p role="alert" className={classes.refusal}>
      <IconAlertTriangle size={16} aria-hidden />
      <span>{children}</span>
    </p>
  );
}
