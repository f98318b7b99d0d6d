import { Method } from '@/components/endpoint/method';
import { PathTemplate } from '@/components/endpoint/path-template';
import { SeverityMark } from '@/components/rules/severity-mark';
import { formatCount } from '@/components/ui/format';
import type { WorstEndpoint } from '@/lib/contracts/report';
import classes from './report-table.module.css';

/** Where the worst and the most was found. */
export function WorstEndpoints({ endpoints }: { endpoints: readonly WorstEndpoint[] }) {
  if (endpoints.length === 0) return null;
  return (
    <section>
      <h2>Worst endpoints</h2>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Endpoint</th>
            <th scope="col">Worst</th>
            <th scope="col" className={classes.number}>
              Findings
            </th>
          </tr>
        </thead>
        <tbody>
          {endpoints.map(({ endpointId, api, method, path, severity, findings, rules }) => (
            <tr key={`${endpointId} ${api} ${method} ${path}`}>
              <th scope="row">
                <Method method={method} /> <PathTemplate path={path} />
                <span className={classes.rules}>
                  <br />
                  {api} · {rules.join(', ')}
                </span>
              </th>
              <td>
                <SeverityMark severity={severity} />
              </td>
              <td className={classes.number}>{formatCount(findings)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
