import { formatCount } from '@/components/ui/format';
import type { SkipCount } from '@/lib/contracts/receipt';
import classes from './skipped-records.module.css';

/** Skipped records by reason; samples show structure, every value replaced. */
export function SkippedRecords({ skippedBy }: { skippedBy: readonly SkipCount[] }) {
  return (
    <section>
      <h4>Skipped</h4>
      <ul className={classes.reasons}>
        {skippedBy.map(({ reason, explanation, count, samples }) => (
          <li key={reason}>
            <p className={classes.reason}>
              <strong>{formatCount(count)}</strong> {explanation}
            </p>
            {samples.length > 0 && (
              <ul className={classes.samples}>
                {samples.map(({ line, sample }) => (
                  <li key={line}>
                    <span className={classes.line}>line {formatCount(line)}</span>
                    <code>{sample}</code>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
