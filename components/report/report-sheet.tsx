import type { ReactNode } from 'react';
import { ScoreMark } from '@/components/score/score-mark';
import { ScoreTrend } from '@/components/score/score-trend';
import { Mark } from '@/components/shell/mark';
import { formatExact } from '@/components/ui/format';
import type { ApiReport, EstateReport } from '@/lib/contracts/report';
import { Glossary } from './glossary';
import { PostureFacts } from './posture-facts';
import { ReportActions } from './report-actions';
import classes from './report-sheet.module.css';
import { RuleTable } from './rule-table';
import { SeverityTable } from './severity-table';
import { WorstEndpoints } from './worst-endpoints';

interface ReportSheetProps {
  title: string;
  /** What else is known of the subject, in a line. */
  subtitle: string;
  pdf: string;
  report: EstateReport | ApiReport;
  /** Between the trend and the findings. */
  children?: ReactNode;
}

/** A posture report: the same on the screen and on paper. */
export function ReportSheet({ title, subtitle, pdf, report, children }: ReportSheetProps) {
  const { at, score, grade, evidenceCoverage, trend } = report;
  return (
    <div className={classes.desk}>
      <ReportActions pdf={pdf} />
      <article className={classes.sheet}>
        <div className={classes.head}>
          <p className={classes.brand}>
            <Mark size={18} /> Gnomon · posture report
          </p>
          <h1>{title}</h1>
          <p className={classes.subtitle}>{subtitle}</p>
          <dl className={classes.facts}>
            <div>
              <dt>As of</dt>
              <dd>{formatExact(at)}</dd>
            </div>
            <div>
              <dt>Evidence coverage</dt>
              <dd>{(evidenceCoverage * 100).toFixed(1)} %</dd>
            </div>
          </dl>
          <p className={classes.score}>
            <ScoreMark score={score} grade={grade} size="large" />
          </p>
        </div>
        <section className={classes.whole}>
          <h2>Trend</h2>
          {trend.length > 0 ? <ScoreTrend trend={trend} /> : <p>No score was recorded yet.</p>}
        </section>
        <PostureFacts report={report} />
        <SeverityTable severities={report.severities} />
        {children}
        <RuleTable rules={report.rules} />
        <WorstEndpoints endpoints={report.worstEndpoints} />
        <Glossary />
      </article>
    </div>
  );
}
