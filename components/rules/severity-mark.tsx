import type { Severity } from '@/lib/contracts/rule';
import classes from './severity-mark.module.css';

/** Bars of five that are filled, so that a severity is told by shape as well as by its word. */
const BARS: Readonly<Record<Severity, number>> = { critical: 5, high: 4, medium: 3, low: 2, info: 1 };

export function SeverityMark({ severity }: { severity: Severity }) {
  return (
    <span className={classes.mark} data-severity={severity}>
      <svg width="20" height="12" viewBox="0 0 20 12" aria-hidden="true">
        {[1, 2, 3, 4, 5].map((bar) => (
          <rect
            key={bar}
            x={(bar - 1) * 4}
            y={12 - bar * 2.4}
            width="3"
            height={bar * 2.4}
            className={bar <= BARS[severity] ? classes.full : classes.empty}
          />
        ))}
      </svg>
      {severity}
    </span>
  );
}
