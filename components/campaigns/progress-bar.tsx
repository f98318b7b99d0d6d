import { formatCount } from '@/components/ui/format';
import type { Tally } from '@/lib/contracts/campaign';
import classes from './progress-bar.module.css';
import { STANDING_WORDS, STANDINGS } from './words';

/** How far a campaign is, as a bar and in words: the parts in order, each with its count. */
export function ProgressBar({ tally, label }: { tally: Tally; label: string }) {
  const parts = STANDINGS.filter((standing) => tally[standing] > 0);
  if (tally.items === 0) return <p className={classes.none}>No API yet: they are looked up at the start.</p>;
  return (
    <div className={classes.progress}>
      <div className={classes.bar} aria-hidden>
        {parts.map((standing) => (
          <span
            key={standing}
            className={classes.part}
            data-standing={standing}
            style={{ flexGrow: tally[standing] }}
          />
        ))}
      </div>
      <ul className={classes.words} aria-label={label}>
        {parts.map((standing) => (
          <li key={standing}>
            <span className={classes.swatch} data-standing={standing} aria-hidden />
            {formatCount(tally[standing])} {STANDING_WORDS[standing].toLowerCase()}
          </li>
        ))}
      </ul>
    </div>
  );
}
