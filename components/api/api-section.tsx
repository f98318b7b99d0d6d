import { type ReactNode, useId } from 'react';
import { ErrorNotice } from '@/components/ui/notice';
import { describeFailure } from '@/lib/client/failure';
import classes from './api-section.module.css';

interface ApiSectionProps {
  title: string;
  note?: ReactNode;
  children: ReactNode;
}

/** A titled part of an API's page. */
export function ApiSection({ title, note, children }: ApiSectionProps) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <header className={classes.head}>
        <h2 id={id}>{title}</h2>
        {note && <p>{note}</p>}
      </header>
      {children}
    </section>
  );
}

interface AwaitedProps {
  /** What is waited for: "score". */
  what: string;
  query: { isPending: boolean; error: Error | null; refetch: () => unknown };
  /** Of what is to come, in pixels. */
  height: number;
}

/** What stands in a section's place while it is read, or when that failed. */
export function Awaited({ what, query, height }: AwaitedProps) {
  if (query.isPending)
    return (
      <div role="status" aria-label={`Loading the ${what}`} className={classes.pending} style={{ height }} />
    );
  return (
    <ErrorNotice
      title={`The ${what} could not be read.`}
      {...describeFailure(query.error)}
      onRetry={() => void query.refetch()}
    />
  );
}
