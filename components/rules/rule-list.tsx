import Link from 'next/link';
import { InlineCode } from '@/components/ui/inline-code';
import type { RuleInfo } from '@/lib/contracts/rule';
import classes from './rules.module.css';
import { SeverityMark } from './severity-mark';

export function RuleList({ rules }: { rules: readonly RuleInfo[] }) {
  return (
    <div className={classes.page}>
      <h1>Rules</h1>
      <p className={classes.lead}>
        A rule fires at one place and cites its evidence. What a source cannot show is called unobservable,
        and no rule fires on it.
      </p>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Rule</th>
            <th scope="col">Severity</th>
            <th scope="col">Fires when</th>
          </tr>
        </thead>
        <tbody>
          {rules.map(({ id, title, severity, fires }) => (
            <tr key={id}>
              <th scope="row">
                <Link href={`/rules/${id}`} className={classes.name}>
                  <span className={classes.id}>{id}</span> {title}
                </Link>
              </th>
              <td>
                <SeverityMark severity={severity} />
              </td>
              <td>
                <InlineCode>{fires}</InlineCode>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
