import { SeverityMark } from '@/components/rules/severity-mark';
import { formatCount } from '@/components/ui/format';
import type { RuleCount } from '@/lib/contracts/report';
import classes from './report-table.module.css';

/** What was found, by rule. */
export function RuleTable({ rules }: { rules: readonly RuleCount[] }) {
  if (rules.length === 0) return null;
  return (
    <section>
      <h2>What was found</h2>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Rule</th>
            <th scope="col">Severity</th>
            <th scope="col" className={classes.number}>
              Findings
            </th>
            <th scope="col" className={classes.number}>
              APIs
            </th>
          </tr>
        </thead>
        <tbody>
          {rules.map(({ rule, title, severity, findings, apis }) => (
            <tr key={rule}>
              <th scope="row">
                {title} <span className={classes.rules}>{rule}</span>
              </th>
              <td>
                <SeverityMark severity={severity} />
              </td>
              <td className={classes.number}>{formatCount(findings)}</td>
              <td className={classes.number}>{formatCount(apis)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
