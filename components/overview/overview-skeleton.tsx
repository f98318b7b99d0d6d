import pageClasses from './overview-page.module.css';
import classes from './overview-skeleton.module.css';

/** Boxes of the size of what they stand for. */
export function OverviewSkeleton() {
  return (
    <div role="status" aria-label="Loading the overview" className={pageClasses.page}>
      <div className={classes.score} />
      <div className={classes.numbers} />
      <div className={pageClasses.lists}>
        <div className={classes.list} />
        <div className={classes.list} />
      </div>
    </div>
  );
}
