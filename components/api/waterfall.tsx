'use client';

import dynamic from 'next/dynamic';
import Link from 'next/link';
import { findingsHref } from '@/components/findings/findings-url';
import { GainMark } from '@/components/findings/gain-mark';
import { SeverityMark } from '@/components/rules/severity-mark';
import { formatQuantity } from '@/components/ui/format';
import type { ScoredPlace, ScoreExplanation, ScoreStep } from '@/lib/contracts/api-posture';
import tableClasses from './api-tables.module.css';
import classes from './waterfall.module.css';
import { barsOf, pointsTaken, waterfallInWords } from './waterfall-bars';

const WaterfallChart = dynamic(() => import('./waterfall-chart').then((module) => module.WaterfallChart), {
  ssr: false,
});

const BAR_PX = 27;
const AXIS_PX = 26;

/** The way from 100 down to the score, and behind it every rule with its findings. */
export function Waterfall({ api, explained }: { api: string; explained: ScoreExplanation }) {
  const { score, steps, free } = explained;
  if (score === null) return <p>There is no evidence to judge by: the API is unrated.</p>;
  if (steps.length === 0)
    return (
      <p>
        Nothing takes a point.
        {free > 0 && ` ${formatQuantity(free, 'open finding')} cost nothing.`}
      </p>
    );
  const bars = barsOf(explained);
  return (
    <div className={classes.waterfall}>
      <div
        role="img"
        aria-label={waterfallInWords(explained)}
        className={classes.chart}
        style={{ height: bars.length * BAR_PX + AXIS_PX }}
      >
        <WaterfallChart bars={bars} />
      </div>
      <table className={tableClasses.table}>
        <caption className={classes.caption}>Every deduction, rule by rule</caption>
        <thead>
          <tr>
            <th scope="col">Rule</th>
            <th scope="col">Severity</th>
            <th scope="col" className={tableClasses.number}>
              Takes
            </th>
            <th scope="col" className={tableClasses.number}>
              Leaves
            </th>
            <th scope="col" className={tableClasses.number}>
              Fixing wins
            </th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <StepRow key={step.rule} api={api} step={step} />
          ))}
        </tbody>
      </table>
      {free > 0 && (
        <p className={tableClasses.soft}>
          {formatQuantity(free, 'more open finding')} cost nothing: information, and small accepted risks.
        </p>
      )}
    </div>
  );
}

function StepRow({ api, step }: { api: string; step: ScoreStep }) {
  const { rule, title, severity, findings, accepted, to, gain, places } = step;
  return (
    <tr>
      <th scope="row">
        <details className={classes.step}>
          <summary>
            <span className={classes.rule}>{rule}</span> {title}
            <span className={tableClasses.soft}>
              {' '}
              · {formatQuantity(findings, 'finding')}
              {accepted > 0 && `, ${accepted} accepted`}
            </span>
          </summary>
          <ul className={classes.places}>
            {places.map((place) => (
              <li key={place.finding}>
                <Link href={findingsHref({ finding: place.finding, api: [api], rule: [rule] })}>
                  {placeInWords(place, api)}
                </Link>
                {place.isAccepted && <span className={tableClasses.soft}> accepted</span>}{' '}
                <GainMark gain={place.gain} />
              </li>
            ))}
            <li>
              <Link href={findingsHref({ api: [api], rule: [rule] })}>
                {findings > places.length ? `All ${findings} findings` : 'Open them in the queue'}
              </Link>{' '}
              · <Link href={`/rules/${rule}`}>About the rule</Link>
            </li>
          </ul>
        </details>
      </th>
      <td>
        <SeverityMark severity={severity} />
      </td>
      <td className={tableClasses.number} data-label="takes">
        {pointsTaken(step)}
      </td>
      <td className={tableClasses.number} data-label="leaves">
        {to.toFixed(1)}
      </td>
      <td className={tableClasses.number} data-label="fixing wins">
        <GainMark gain={gain} />
      </td>
    </tr>
  );
}

function placeInWords({ method, path, host }: ScoredPlace, api: string): string {
  if (method !== null && path !== null) return `${method} ${path}`;
  return host ?? `${api} as a whole`;
}
