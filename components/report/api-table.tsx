import { CoverageStrip } from '@/components/coverage/coverage-strip';
import { ScoreMark } from '@/components/score/score-mark';
import { formatCount, formatQuantity } from '@/components/ui/format';
import type { EstateReport } from '@/lib/contracts/report';
import classes from './report-table.module.css';

/** The APIs, the lowest score first. */
export function ApiTable({ apis, more }: Pick<EstateReport, 'apis' | 'more'>) {
  if (apis.length === 0) return null;
  return (
    <section>
      <h2>APIs</h2>
      {more > 0 && <p>The lowest scores; {formatQuantity(more, 'API')} with higher ones are left out.</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className={classes.scroll} aria-label="APIs by score" tabIndex={0}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">API</th>
              <th scope="col">Score</th>
              <th scope="col" className={classes.number}>
                Evidence
              </th>
              <th scope="col" className={classes.number}>
                Endpoints
              </th>
              <th scope="col" className={classes.number}>
                Open
              </th>
              <th scope="col" className={classes.number}>
                Critical, high
              </th>
            </tr>
          </thead>
          <tbody>
            {apis.map((row) => (
              <tr key={row.apiId}>
                <th scope="row">
                  <span className={classes.name}>{row.api}</span>
                  <span className={classes.strip}>
                    <CoverageStrip api={{ name: row.api, ...row.coverage }} />
                  </span>
                </th>
                <td>
                  <ScoreMark score={row.score} grade={row.grade} />
                </td>
                <td className={classes.number}>{Math.round(row.evidenceCoverage * 100)} %</td>
                <td className={classes.number}>{formatCount(row.endpoints)}</td>
                <td className={classes.number}>{formatCount(row.pending)}</td>
                <td className={classes.number}>{formatCount(row.urgent)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
