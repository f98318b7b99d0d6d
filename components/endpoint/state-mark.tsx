import { StateGlyph } from './state-glyph';
import classes from './state-mark.module.css';
import { type StateAxis, type StateValue, stateLook } from './states';

interface StateMarkProps<Axis extends StateAxis> {
  axis: Axis;
  value: StateValue<Axis>;
  /** Said before the word by screen readers: "declared". */
  label?: string;
  isBadge?: boolean;
  /** In a narrow column: "Can’t tell" for what is unobservable, the full word on hover. */
  isShort?: boolean;
}

/** A state as a shape and a word. */
export function StateMark<Axis extends StateAxis>({
  axis,
  value,
  label,
  isBadge = false,
  isShort = false,
}: StateMarkProps<Axis>) {
  const look = stateLook(axis, value);
  if (!look) return <span>{value}</span>;
  return (
    <span
      className={isBadge ? classes.badge : classes.mark}
      data-tone={look.tone}
      title={isShort ? `${label ?? ''} ${look.word}`.trim() : undefined}
    >
      <StateGlyph shape={look.shape} />
      <span className={classes.word}>
        {label && <span className={classes.label}>{label} </span>}
        {isShort ? look.short : look.word}
      </span>
    </span>
  );
}
