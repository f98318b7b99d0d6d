import classes from './method.module.css';

const READS = new Set(['GET', 'HEAD', 'OPTIONS', 'QUERY', 'SEARCH', 'PROPFIND', 'REPORT', 'TRACE']);

/** A method in a column of fixed width; what changes something is set heavier than what reads. */
export function Method({ method }: { method: string }) {
  return (
    <span className={classes.method} data-changes={!READS.has(method) || undefined}>
      {method}
    </span>
  );
}
