import classes from './receipt-list-skeleton.module.css';

const ROWS = [58, 44, 52, 61, 40, 55];

/** Lines of the height of receipts. */
export function ReceiptListSkeleton() {
  return (
    <div role="status" aria-label="Loading the receipts">
      {ROWS.map((width) => (
        <div key={width} className={classes.row}>
          <span style={{ width: `${width}%` }} />
        </div>
      ))}
    </div>
  );
}
