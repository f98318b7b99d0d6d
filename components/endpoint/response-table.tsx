import { formatCount, formatShare } from '@/components/ui/format';
import type { EndpointDetail } from '@/lib/contracts/inventory';
import { compareResponses, type ResponseLine } from './compare-responses';
import { type Difference, DifferenceMark } from './difference-mark';
import { PanelSection } from './panel-section';
import classes from './panel-table.module.css';

/** Declared responses beside the statuses that were observed. */
export function ResponseTable({ endpoint }: { endpoint: EndpointDetail }) {
  const statuses = endpoint.observedSide?.statuses ?? [];
  const lines = compareResponses(endpoint.declaredSide?.responses ?? [], statuses);
  if (lines.length === 0) return null;
  const total = statuses.reduce((sum, { count }) => sum + count, 0);
  return (
    <PanelSection title="Responses">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Status</th>
            <th scope="col">Declared</th>
            <th scope="col" className={classes.number}>
              Observed
            </th>
            <th scope="col" className={classes.number}>
              Share
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.code}>
              <td>
                <span className={classes.marked}>
                  <DifferenceMark difference={differenceOf(line, total)} />
                  <code>{line.code}</code>
                </span>
              </td>
              <td>{declaredWords(line)}</td>
              <td className={classes.number}>{observedWords(line, total)}</td>
              <td className={classes.number}>{line.count > 0 && formatShare(line.count, total)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </PanelSection>
  );
}

function differenceOf({ declaredAs, count }: ResponseLine, total: number): Difference {
  if (count > 0) return declaredAs === null ? 'seen' : 'both';
  return total > 0 ? 'declared' : 'unknown';
}

function declaredWords({ code, declaredAs }: ResponseLine): string {
  if (declaredAs === null) return 'Not declared';
  return declaredAs === code ? 'Yes' : `As ${declaredAs}`;
}

function observedWords({ count }: ResponseLine, total: number): string {
  if (count > 0) return formatCount(count);
  return total > 0 ? 'Never' : '–';
}
