import Link from 'next/link';
import { CoverageStrip } from '@/components/coverage/coverage-strip';
import { findingsHref } from '@/components/findings/findings-url';
import { SeverityMark } from '@/components/rules/severity-mark';
import { ScoreMark } from '@/components/score/score-mark';
import { formatCount, formatQuantity } from '@/components/ui/format';
import type { CostlyApi } from '@/lib/contracts/estate';
import classes from './costly-apis.module.css';
import { fixHref } from './fix-href';

/** The APIs that lose most points, and for each the fix that wins back most. */
export function CostlyApis({ costliest }: { costliest: readonly CostlyApi[] }) {
  return (
    <section aria-labelledby="costly-title">
      <header className={classes.head}>
        <h2 id="costly-title">Fix first</h2>
        <p>The APIs that lose most points, each with the fix that wins back most</p>
        <a href="/api/v1/estate/export?format=csv" download className={classes.export}>
          All as CSV
        </a>
      </header>
      {costliest.length === 0 ? (
        <p className={classes.none}>No rated API loses a point.</p>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">API</th>
              <th scope="col">Score</th>
              <th scope="col">What to fix</th>
              <th scope="col" className={classes.number}>
                Wins
              </th>
              <th scope="col" className={classes.number}>
                Open
              </th>
            </tr>
          </thead>
          <tbody>
            {costliest.map((api) => (
              <CostlyRow key={api.apiId} api={api} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function CostlyRow({ api: row }: { api: CostlyApi }) {
  const { apiId, api, score, grade, coverage, pending, fix } = row;
  return (
    <tr>
      <th scope="row">
        <Link href={`/apis/${apiId}`} className={classes.api}>
          {api}
        </Link>
        <span className={classes.strip}>
          <CoverageStrip api={{ name: api, ...coverage }} />
        </span>
      </th>
      <td>
        <ScoreMark score={score} grade={grade} />
      </td>
      <td>
        {fix && (
          <>
            <Link href={fixHref(row, fix)} className={classes.fix}>
              {fix.title}
            </Link>
            <span className={classes.facts}>
              <SeverityMark severity={fix.severity} />
              <span>{fix.rule}</span>
              {fix.path === null ? (
                <span>{formatQuantity(fix.findings, 'finding')}</span>
              ) : (
                <code className={classes.place}>
                  {fix.method} {fix.path}
                </code>
              )}
            </span>
          </>
        )}
      </td>
      <td className={classes.number}>
        {fix && <span className={classes.gain}>+{fix.gain.toFixed(1)}</span>}
      </td>
      <td className={classes.number}>
        <Link
          href={findingsHref({ api: [api] })}
          className={classes.open}
          aria-label={`${formatQuantity(pending, 'open finding')} of ${api}`}
        >
          {formatCount(pending)}
        </Link>
      </td>
    </tr>
  );
}
