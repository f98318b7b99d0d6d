import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './notice.module.css';

interface ErrorNoticeProps {
  /** What failed: "The inventory could not be read." */
  title: string;
  reason: string;
  remedy: string;
  onRetry?: () => void;
}

/** What failed, that nothing was lost, and what to do. */
export function ErrorNotice({ title, reason, remedy, onRetry }: ErrorNoticeProps) {
  return (
    <div role="alert" className={classes.error}>
      <IconAlertTriangle size={18} aria-hidden className={classes.icon} />
      <div className={classes.words}>
        <strong>{title}</strong>
        <p>
          {reason} Nothing was lost. {remedy}
        </p>
        {onRetry && (
          <Button size="compact-sm" variant="default" onClick={onRetry}>
            Retry
          </Button>
        )}
      </div>
    </div>
  );
}

interface EmptyNoticeProps {
  title: string;
  /** `h1` where the notice is all that the page has. */
  heading?: 'h1' | 'h2';
  children: ReactNode;
}

/** An empty list that says what to do next. */
export function EmptyNotice({ title, heading: Heading = 'h2', children }: EmptyNoticeProps) {
  return (
    <div className={classes.empty}>
      <Heading>{title}</Heading>
      {children}
    </div>
  );
}
