import Link from 'next/link';
import { LinkedCoverageStrip } from '@/components/coverage/coverage-strip';
import { ScoreMark } from '@/components/score/score-mark';
import { ScoreTrend } from '@/components/score/score-trend';
import { formatQuantity } from '@/components/ui/format';
import type { EstateOverview } from '@/lib/contracts/estate';
import classes from './estate-score.module.css';

/** The score of the estate with all that is needed to judge it: its line, its evidence, its coverage. */
export function EstateScore({ overview }: { overview: EstateOverview }) {
  const { score, grade, rated, unrated, evidenceCoverage, trend, apis, endpoints, coverage } = overview;
  return (
    <section className={classes.score} aria-labelledby="score-title">
      <div className={classes.facts}>
        <h2 id="score-title">Posture of the estate</h2>
        {trend.length === 0 ? (
          <p className={classes.pending}>Being judged. The first score appears here within a minute.</p>
        ) : (
          <>
            <p className={classes.mark}>
              <ScoreMark score={score} grade={grade} size="large" />
            </p>
            <dl className={classes.evidence}>
              <div>
                <dt>Evidence coverage</dt>
                <dd>{(evidenceCoverage * 100).toFixed(1)} %</dd>
              </div>
              <div>
                <dt>APIs rated</dt>
                <dd>
                  {rated} of {rated + unrated}
                </dd>
              </div>
            </dl>
          </>
        )}
        <Link href="/reports/estate" className={classes.report}>
          Posture report
        </Link>
      </div>
      <ScoreTrend trend={trend} />
      <div className={classes.coverage}>
        <p>
          <strong>{formatQuantity(endpoints, 'endpoint')}</strong> of {formatQuantity(apis, 'API')}
        </p>
        <LinkedCoverageStrip api={{ name: null, ...coverage }} />
      </div>
    </section>
  );
}
