import type { ReactNode } from 'react';
import classes from './records.module.css';

/** A short table of settings. `label` says what its rows are. */
export function Records({
  label,
  heads,
  children,
}: {
  label: string;
  heads: readonly string[];
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls on a narrow window, by keyboard too
    <section className={classes.scroll} aria-label={label} tabIndex={0}>
      <table className={classes.table} data-actions={heads.at(-1) === '' || undefined}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head === '' ? <span className={classes.hidden}>Actions</span> : head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
