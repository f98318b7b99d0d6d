import classes from './endpoint-list-skeleton.module.css';

const ROWS = Array.from({ length: 28 }, (_, row) => row);

/** Lines where the rows will stand, of their height. */
export function EndpointListSkeleton() {
  return (
    <div className={classes.list} role="status" aria-label="Loading the endpoints">
      {ROWS.map((row) => (
        <div key={row} className={classes.row}>
          <span style={{ width: '4%' }} />
          <span style={{ width: `${18 + ((row * 37) % 20)}%` }} />
          <span style={{ width: '8%' }} />
          <span style={{ width: '10%' }} />
        </div>
      ))}
    </div>
  );
}
