import Link from 'next/link';
import { SEVERITY_WORDS } from '@/components/findings/words';
import { formatCount } from '@/components/ui/format';
import type { ApiSummary } from '@/lib/contracts/inventory';
import type { Severity } from '@/lib/contracts/rule';
import classes from './finding-counts.module.css';

const SEVERITIES = Object.keys(SEVERITY_WORDS) as Severity[];

/** Open findings of an API, the two worst severities by name: "2 critical, 11 high, 31 more". A link to them. */
export function FindingCounts({ api }: { api: Pick<ApiSummary, 'name' | 'findings'> }) {
  const present = SEVERITIES.filter((severity) => (api.findings[severity] ?? 0) > 0);
  if (present.length === 0) return <span className={classes.none}>None open</span>;
  const named = present.slice(0, 2);
  const more = present.slice(2).reduce((sum, severity) => sum + (api.findings[severity] ?? 0), 0);
  return (
    <Link href={`/findings?api=${encodeURIComponent(api.name)}`} className={classes.counts}>
      {named.map((severity) => (
        <span key={severity} data-severity={severity} className={classes.count}>
          {formatCount(api.findings[severity] ?? 0)} {severity}
        </span>
      ))}
      {more > 0 && <span>{formatCount(more)} more</span>}
    </Link>
  );
}
