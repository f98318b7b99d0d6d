'use client';

import { ErrorNotice } from '@/components/ui/notice';
import classes from './error.module.css';

export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  return (
    <div className={classes.page}>
      <h1>Something went wrong</h1>
      <ErrorNotice
        title="This page could not be shown."
        reason="Something in it failed."
        remedy="Retry; if it fails again, the server’s log says why."
        onRetry={reset}
      />
    </div>
  );
}
