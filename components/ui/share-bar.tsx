import { formatCount } from './format';
import classes from './share-bar.module.css';

/** `open`: nothing is known of it yet. `unclear`: it can or need not be told. */
export type ShareTone = 'good' | 'bad' | 'warn' | 'unclear' | 'open';

export interface Share {
  key: string;
  count: number;
  /** What the count is of: "failed". */
  says: string;
  tone: ShareTone;
}

/** Parts of a whole as a bar and in words, in their order; those of which there are none are left out. */
export function ShareBar({ parts, label }: { parts: readonly Share[]; label: string }) {
  const shown = parts.filter(({ count }) => count > 0);
  return (
    <div className={classes.shares}>
      <div className={classes.bar} aria-hidden>
        {shown.map(({ key, count, tone }) => (
          <span key={key} className={classes.part} data-tone={tone} style={{ flexGrow: count }} />
        ))}
      </div>
      <ul className={classes.words} aria-label={label}>
        {shown.map(({ key, count, says, tone }) => (
          <li key={key}>
            <span className={classes.swatch} data-tone={tone} aria-hidden />
            {formatCount(count)} {says}
          </li>
        ))}
      </ul>
    </div>
  );
}
