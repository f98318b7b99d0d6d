import classes from './list-skeleton.module.css';

const ROWS = Array.from({ length: 28 }, (_, row) => row);

interface ListSkeletonProps {
  /** Said to those who do not see it: "Loading the endpoints". */
  label: string;
  /** Heights of a row and of a card, as the list has them. */
  rowPx: number;
  cardPx: number;
}

/** Lines where the rows will stand, of their height. */
export function ListSkeleton({ label, rowPx, cardPx }: ListSkeletonProps) {
  const sizes = { ['--row-height' as string]: `${rowPx}px`, ['--card-height' as string]: `${cardPx}px` };
  return (
    <div className={classes.list} role="status" aria-label={label} style={sizes}>
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
