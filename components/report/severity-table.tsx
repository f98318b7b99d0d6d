import { SeverityMark } from '@/components/rules/severity-mark';
import { formatCount } from '@/components/ui/format';
import type { SeverityCount } from '@/lib/contracts/report';
import classes from './report-table.module.css';

/** Pending findings by severity, with a bar beside each number. */
export function SeverityTable({ severities }: { severities: readonly SeverityCount[] }) {
  const most = Math.max(1, ...severities.map(({ pending }) => pending));
  return (
    <section>
      <h2>Findings by severity</h2>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Severity</th>
            <th scope="col" className={classes.number}>
              Open
            </th>
            <th scope="col" className={classes.number}>
              Overdue
            </th>
            <td className={classes.bars} />
          </tr>
        </thead>
        <tbody>
          {severities.map(({ severity, pending, overdue }) => (
            <tr key={severity}>
              <th scope="row">
                <SeverityMark severity={severity} />
              </th>
              <td className={classes.number}>{formatCount(pending)}</td>
              <td className={classes.number}>{formatCount(overdue)}</td>
              <td className={classes.bars}>
                {pending > 0 && (
                  <span
                    className={classes.bar}
                    data-severity={severity}
                    style={{ width: `${(100 * pending) / most}%` }}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
