import Link from 'next/link';
import { type CSSProperties, useId } from 'react';
import { apiHref } from '@/components/api/api-url';
import { ScoreMark } from '@/components/score/score-mark';
import { formatCount, formatQuantity } from '@/components/ui/format';
import type { BoardApi, LifecycleBoard } from '@/lib/contracts/lifecycle';
import classes from './stage-board.module.css';
import { STAGE_MEANS, STAGE_WORDS } from './words';

type Column = LifecycleBoard['columns'][number];

/** A column for each stage, its APIs in it by name. Widths are said before the content comes, so that nothing moves. */
export function StageBoard({ columns }: { columns: LifecycleBoard['columns'] }) {
  const widths = columns.map(({ count }) => (count === 0 ? 'minmax(120px, 2fr)' : 'minmax(0, 8fr)'));
  return (
    <div className={classes.frame} style={{ '--columns': widths.join(' ') } as CSSProperties}>
      <div className={classes.board}>
        {columns.map((column) => (
          <StageColumn key={column.stage} column={column} />
        ))}
      </div>
    </div>
  );
}

function StageColumn({ column: { stage, count, apis } }: { column: Column }) {
  const id = useId();
  return (
    <section className={classes.column} aria-labelledby={id} data-stage={stage}>
      <h2 id={id} className={classes.stage}>
        {STAGE_WORDS[stage]} <span className={classes.count}>{formatCount(count)}</span>
      </h2>
      {apis.length === 0 && <p className={classes.none}>{STAGE_MEANS[stage]}</p>}
      <ul className={classes.cards}>
        {apis.map((api) => (
          <li key={api.id}>
            <ApiCard api={api} />
          </li>
        ))}
      </ul>
      {count > apis.length && (
        <p className={classes.none}>
          and {formatQuantity(count - apis.length, 'more')}: search by name, or see{' '}
          <Link href="/apis">all</Link>.
        </p>
      )}
    </section>
  );
}

function ApiCard({ api }: { api: BoardApi }) {
  const { id, name, team, score, grade, standing, endpoints, active } = api;
  const { deprecatedOn, sunsetOn, isSaid } = standing;
  return (
    <Link href={apiHref(id, { view: 'lifecycle' })} prefetch={false} className={classes.card}>
      <span className={classes.name}>{name}</span>
      <span className={classes.facts}>
        <ScoreMark score={score} grade={grade} />
        <span className={classes.soft}>
          {active} of {formatQuantity(endpoints, 'endpoint')} in use
        </span>
      </span>
      <span className={classes.soft}>
        {team ?? 'No team'}
        {!isSaid && ' · as its endpoints show'}
      </span>
      {(deprecatedOn !== null || sunsetOn !== null) && (
        <span className={classes.soft}>
          {deprecatedOn !== null && <>Deprecated {deprecatedOn}</>}
          {deprecatedOn !== null && sunsetOn !== null && ' · '}
          {sunsetOn !== null && <>last day {sunsetOn}</>}
        </span>
      )}
    </Link>
  );
}
