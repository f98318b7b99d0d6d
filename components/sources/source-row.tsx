import Link from 'next/link';
import type { ReactNode } from 'react';
import { formatCount } from '@/components/ui/format';
import { RelativeTime } from '@/components/ui/relative-time';
import type { SourceHealth } from '@/lib/contracts/source';
import classes from './source-row.module.css';
import { SourceStateMark } from './source-state';

const HOURS = 24;

/** A source with its rate and its books: received = counted + skipped, and why it was skipped. */
export function SourceRow({ health }: { health: SourceHealth }) {
  const { source, state, isByHand, lastReceipt, lastSeen, countedLastDay, failed, skippedBy } = health;
  return (
    <li className={classes.row}>
      <div className={classes.head}>
        <h3 className={classes.name}>{source}</h3>
        <SourceStateMark state={state} isByHand={isByHand} />
      </div>
      <dl className={classes.facts}>
        <Fact word="Last receipt">
          <Link href={`/sources?receipt=${encodeURIComponent(lastReceipt.id)}`} scroll={false}>
            <RelativeTime iso={lastReceipt.startedAt} />
          </Link>
        </Fact>
        <Fact word="Traffic up to">{lastSeen ? <RelativeTime iso={lastSeen} /> : 'specs only'}</Fact>
        <Fact word="Rate, last 24 h">{formatCount(Math.round(countedLastDay / HOURS))} an hour</Fact>
        <Fact word="Last 7 days">
          <Books health={health} />
        </Fact>
      </dl>
      {failed > 0 && (
        <p className={classes.note} data-alarm>
          {failed} failed in the last 7 days{health.problems[0] ? `: ${health.problems[0].message}` : '.'}
        </p>
      )}
      {skippedBy.map(({ reason, explanation, count }) => (
        <p key={reason} className={classes.note}>
          <strong>{formatCount(count)}</strong> {explanation}
        </p>
      ))}
    </li>
  );
}

function Books({ health: { received, counted, skipped } }: { health: SourceHealth }) {
  return (
    <>
      {formatCount(received)} received = {formatCount(counted)} counted + {formatCount(skipped)} skipped
    </>
  );
}

function Fact({ word, children }: { word: string; children: ReactNode }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>{children}</dd>
    </div>
  );
}
