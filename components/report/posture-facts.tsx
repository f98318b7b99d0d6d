import { LinkedCoverageStrip } from '@/components/coverage/coverage-strip';
import { formatCount, formatQuantity } from '@/components/ui/format';
import type { ApiReport, EstateReport } from '@/lib/contracts/report';
import classes from './posture-facts.module.css';

/** Coverage, and the endpoints that have a name of their own. */
export function PostureFacts({ report }: { report: EstateReport | ApiReport }) {
  const { endpoints, coverage, shadow, zombie, unauthenticated } = report;
  const name = 'api' in report ? report.api : null;
  const numbers = [
    { words: 'Shadow: in use, documented nowhere', count: shadow },
    { words: 'Removed, deprecated or past sunset, in use', count: zombie },
    { words: 'Unauthenticated', count: unauthenticated },
  ];
  return (
    <section className={classes.facts}>
      <h2>Coverage</h2>
      <p>
        {formatQuantity(endpoints, 'endpoint')}
        {'apis' in report && ` of ${formatQuantity(report.apis.length + report.more, 'API')}`}
      </p>
      <LinkedCoverageStrip api={{ name, ...coverage }} />
      <dl className={classes.numbers}>
        {numbers.map(({ words, count }) => (
          <div key={words}>
            <dt>{words}</dt>
            <dd>{formatCount(count)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
