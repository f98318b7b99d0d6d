import type { Grade } from '@/lib/contracts/score';
import classes from './score-mark.module.css';

interface ScoreMarkProps {
  /** `null`: unrated. */
  score: number | null;
  grade: Grade | null;
  size?: 'small' | 'large';
}

/** The score as people say it: grade and points. Unrated is a word, never a zero. */
export function ScoreMark({ score, grade, size = 'small' }: ScoreMarkProps) {
  if (score === null || grade === null) {
    return (
      <span className={classes.mark} data-size={size} title="There is no evidence to judge by">
        Unrated
      </span>
    );
  }
  return (
    <span className={classes.mark} data-size={size} data-grade={grade}>
      <span className={classes.grade}>{grade}</span>
      <span className={classes.points}>{score.toFixed(1)}</span>
    </span>
  );
}
