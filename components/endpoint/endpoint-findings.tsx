'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Awaited } from '@/components/api/api-section';
import { DueMark } from '@/components/findings/due-mark';
import { findingsHref } from '@/components/findings/findings-url';
import { SeverityMark } from '@/components/rules/severity-mark';
import { formatQuantity } from '@/components/ui/format';
import { findingsOfEndpoint } from '@/lib/client/finding-queries';
import classes from './endpoint-findings.module.css';
import { PanelSection } from './panel-section';

/** What of an endpoint needs something done, the most urgent first. */
export function EndpointFindings({ id }: { id: number }) {
  const query = useQuery(findingsOfEndpoint(id));
  const findings = query.data?.findings;
  return (
    <PanelSection title="Findings" note={findings && formatQuantity(query.data?.total ?? 0, 'open finding')}>
      {findings === undefined && <Awaited what="findings" query={query} height={160} />}
      {findings?.length === 0 && <p className={classes.none}>Nothing is open here.</p>}
      {findings && findings.length > 0 && (
        <ul className={classes.findings}>
          {findings.map((finding) => (
            <li key={finding.id} className={classes.finding}>
              <SeverityMark severity={finding.severity} />
              <div className={classes.what}>
                <Link href={findingsHref({ finding: finding.id, endpoint: id })}>{finding.title}</Link>{' '}
                <span className={classes.rule}>{finding.rule}</span>
                <p>{finding.says}</p>
              </div>
              <DueMark finding={finding} />
            </li>
          ))}
        </ul>
      )}
    </PanelSection>
  );
}
