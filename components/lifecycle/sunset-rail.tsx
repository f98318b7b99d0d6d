import classes from './sunset-rail.module.css';

/** Days that the rail shows before and after today. */
const BEFORE = 60;
const AFTER = 180;

/** Where a last day lies about today, as a mark on a rail; the words beside it say the same. */
export function SunsetRail({ daysLeft }: { daysLeft: number }) {
  const day = placeOf(Math.max(-BEFORE, Math.min(AFTER, daysLeft)));
  const today = placeOf(0);
  return (
    <svg className={classes.rail} aria-hidden="true" focusable="false">
      <line x1="0" x2="100%" y1="6" y2="6" className={classes.line} />
      <line x1={today} x2={day} y1="6" y2="6" className={classes.way} data-past={daysLeft < 0 || undefined} />
      <line x1={today} x2={today} y1="1" y2="11" className={classes.today} />
      <circle cx={day} cy="6" r="4" className={classes.day} data-past={daysLeft < 0 || undefined} />
    </svg>
  );
}

/** The ends leave room for the mark. */
function placeOf(days: number): string {
  return `${2 + (96 * (days + BEFORE)) / (BEFORE + AFTER)}%`;
}
