import Link from 'next/link';
import type { ReactNode } from 'react';
import { formatQuantity } from '@/components/ui/format';
import { RelativeTime } from '@/components/ui/relative-time';
import type { FindingDetail } from '@/lib/contracts/finding';
import { DueMark } from './due-mark';
import classes from './finding-heading.module.css';
import { findingsHref } from './findings-url';
import { STATUS_WORDS, VERIFICATION_WORDS } from './words';

/** Where it stands: what is done with it, until when, and what it is worth. */
export function FindingFacts({ finding }: { finding: FindingDetail }) {
  const { status, gain, confidence, openedAt, lastSeen, regressions, assignee } = finding;
  const { verification, acceptedUntil, duplicateOf } = finding;
  return (
    <dl className={classes.facts}>
      <Fact name="Status">{STATUS_WORDS[status]}</Fact>
      {verification && <Fact name="Verification">{VERIFICATION_WORDS[verification]}</Fact>}
      {acceptedUntil && <Fact name="Accepted until">{acceptedUntil.slice(0, 10)}</Fact>}
      {duplicateOf !== null && (
        <Fact name="Duplicate of">
          <Link href={findingsHref({ finding: duplicateOf })}>{duplicateOf}</Link>
        </Fact>
      )}
      <Fact name="Assigned to">{assignee?.name ?? 'Nobody'}</Fact>
      <Fact name="Due">
        <DueMark finding={finding} />
      </Fact>
      <Fact name="Wins back">
        <span title="Of the score of its API">{pointsInWords(gain)}</span>
      </Fact>
      <Fact name="Opened">
        <RelativeTime iso={openedAt} />
      </Fact>
      <Fact name="Last seen">{lastSeen ? <RelativeTime iso={lastSeen} /> : 'In the spec'}</Fact>
      {confidence === 'low' && <Fact name="Confidence">Low: little traffic to judge by</Fact>}
      {regressions > 0 && <Fact name="Came back">{formatQuantity(regressions, 'time')}</Fact>}
    </dl>
  );
}

function pointsInWords(gain: number): string {
  if (gain === 0) return 'No points';
  return gain < 0.05 ? '< 0.1 points' : `${gain.toFixed(1)} points`;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
