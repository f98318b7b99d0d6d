import classes from './finding-marks.module.css';

/** Points of its API's score that resolving a finding wins back. */
export function GainMark({ gain }: { gain: number }) {
  if (gain === 0)
    return (
      <span className={classes.none} title="It takes no points from the score of its API">
        0
      </span>
    );
  const points = gain < 0.05 ? '< 0.1' : `+${gain.toFixed(1)}`;
  return (
    <span
      className={classes.gain}
      title={`Resolving it wins ${gain.toFixed(2)} points of its API’s score back`}
    >
      {points}
    </span>
  );
}
