import { Method } from '@/components/endpoint/method';
import { ElidedPath } from '@/components/endpoint/path-template';
import type { FindingRow } from '@/lib/contracts/finding';
import classes from './finding-marks.module.css';

/** Where a finding is: an endpoint on one line, a host, a source, or the API as a whole. */
export function FindingPlace({ finding }: { finding: FindingRow }) {
  const { method, path } = finding;
  if (method !== null && path !== null) {
    return (
      <span className={classes.place}>
        <Method method={method} />
        <ElidedPath path={path} />
      </span>
    );
  }
  return <span>{placeInWords(finding)}</span>;
}

/** The place of a finding that is not about an endpoint. */
export function placeInWords({ host, source }: Pick<FindingRow, 'host' | 'source'>): string {
  if (host !== null) return `Host ${host}`;
  return source === null ? 'The whole API' : `Source ${source}`;
}
