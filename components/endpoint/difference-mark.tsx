import classes from './difference-mark.module.css';

export type Difference = 'both' | 'seen' | 'declared' | 'unknown';

/** The swatch of the coverage strip, for one field or response; the words beside it say the same. */
export function DifferenceMark({ difference }: { difference: Difference }) {
  return <span className={classes[difference]} aria-hidden />;
}
