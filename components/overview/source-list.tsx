import Link from 'next/link';
import { SourceStateMark } from '@/components/sources/source-state';
import { formatCount, formatShare } from '@/components/ui/format';
import { RelativeTime } from '@/components/ui/relative-time';
import type { SourceHealth } from '@/lib/contracts/source';
import classes from './source-list.module.css';

const SHOWN = 6;

/** How each source does, those with trouble first. */
export function SourceList({ sources }: { sources: readonly SourceHealth[] }) {
  const troubled = sources.toSorted((a, b) => Number(isFine(a)) - Number(isFine(b)));
  return (
    <section aria-labelledby="sources-title">
      <header className={classes.head}>
        <h2 id="sources-title">Sources</h2>
        <Link href="/sources">
          {sources.length > SHOWN ? `All ${sources.length} sources` : 'All receipts'}
        </Link>
      </header>
      {sources.length === 0 && <p className={classes.none}>Nothing was delivered yet.</p>}
      <ul className={classes.sources}>
        {troubled.slice(0, SHOWN).map((source) => (
          <SourceLine key={source.source} source={source} />
        ))}
      </ul>
    </section>
  );
}

function SourceLine({ source: health }: { source: SourceHealth }) {
  const { source, state, isByHand, lastReceipt, lastSeen, received, skipped, countedLastDay } = health;
  return (
    <li className={classes.source}>
      <Link href={`/sources?receipt=${encodeURIComponent(lastReceipt.id)}`} className={classes.name}>
        {source}
      </Link>
      <SourceStateMark state={state} isByHand={isByHand} />
      <dl className={classes.facts}>
        <div>
          <dt>Receipt</dt>
          <dd>
            <RelativeTime iso={lastReceipt.startedAt} />
          </dd>
        </div>
        <div>
          <dt>Traffic up to</dt>
          <dd>{lastSeen ? <RelativeTime iso={lastSeen} /> : 'specs only'}</dd>
        </div>
        <div>
          <dt>Last 24 h</dt>
          <dd>{formatCount(countedLastDay)}</dd>
        </div>
        <div>
          <dt>Skipped, 7 d</dt>
          <dd>{formatShare(skipped, received)}</dd>
        </div>
      </dl>
      {state === 'failing' && health.problems[0] && (
        <p className={classes.problem}>{health.problems[0].message}</p>
      )}
    </li>
  );
}

function isFine({ state }: SourceHealth): boolean {
  return state === 'delivering';
}
