'use client';

import { IconTable } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { Disclosure } from '@/components/ui/disclosure';
import type { EstatePoint } from '@/lib/contracts/estate';
import classes from './score-trend.module.css';
import { trendDays, trendInWords } from './trend-days';

const ScoreLine = dynamic(() => import('./score-line').then((module) => module.ScoreLine), { ssr: false });

interface ScoreTrendProps {
  trend: readonly EstatePoint[];
  /** What goes from 0 to 100. */
  what?: string;
  steps?: readonly number[];
}

/** The scores at which a grade begins. */
const GRADE_STEPS = [0, 40, 70, 80, 90, 100];

/** The score of the last 90 days beside its evidence coverage, with its table behind. */
export function ScoreTrend({ trend, what = 'Score', steps = GRADE_STEPS }: ScoreTrendProps) {
  return (
    <figure className={classes.trend}>
      <figcaption className={classes.caption}>
        <span className={classes.legend}>
          <span className={classes.line} data-line="score">
            {what}, 90 days
          </span>
          <span className={classes.line} data-line="coverage">
            Evidence coverage, %
          </span>
          {trend.length === 1 && <span>A point is kept each day.</span>}
        </span>
        <Disclosure title="The line as a table" label="Table" icon={<IconTable size={15} aria-hidden />}>
          <TrendTable trend={trend} what={what} />
        </Disclosure>
      </figcaption>
      <div className={classes.chart} role="img" aria-label={trendInWords(trend, what)}>
        <ScoreLine days={trendDays(trend)} what={what} steps={steps} />
      </div>
    </figure>
  );
}

/** The numbers of the line, the newest first. */
function TrendTable({ trend, what }: Required<Omit<ScoreTrendProps, 'steps'>>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={`${what} by day`}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">{what}</th>
            <th scope="col">Coverage</th>
          </tr>
        </thead>
        <tbody>
          {trend.toReversed().map(({ day, score, evidenceCoverage }) => (
            <tr key={day}>
              <th scope="row">{day}</th>
              <td>{score === null ? 'none' : score.toFixed(1)}</td>
              <td>{(evidenceCoverage * 100).toFixed(1)} %</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
