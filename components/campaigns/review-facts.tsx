import type { ReactNode } from 'react';
import { DOCUMENTATION_WORDS, EXPOSURE_WORDS, SENSITIVE_WORDS } from '@/components/endpoint/words';
import { SEVERITY_WORDS } from '@/components/findings/words';
import { ScoreMark } from '@/components/score/score-mark';
import { formatCount } from '@/components/ui/format';
import { RelativeTime } from '@/components/ui/relative-time';
import type { ReviewSummary } from '@/lib/contracts/campaign';
import type { Documentation } from '@/lib/contracts/endpoint';
import type { Severity } from '@/lib/contracts/rule';
import classes from './campaign-page.module.css';

/** What a reviewer attests: the API in a dozen facts. */
export function ReviewFacts({ summary }: { summary: ReviewSummary }) {
  const { hosts, team, exposure, stage, deprecatedOn, sunsetOn, sensitive, documents } = summary;
  const facts: [string, ReactNode][] = [
    ['Hosts', hosts.join(', ') || 'None'],
    ['Team', team ?? 'None'],
    ['Exposure', EXPOSURE_WORDS[exposure]],
    ['Stage', stage ?? 'Nobody has said'],
    ...(deprecatedOn ? [['Deprecated on', deprecatedOn] as [string, ReactNode]] : []),
    ...(sunsetOn ? [['Sunset on', sunsetOn] as [string, ReactNode]] : []),
    ['Endpoints', sayCounts(DOCUMENTATION_WORDS, summary.endpoints) || 'None'],
    ['Unauthenticated', formatCount(summary.unauthenticated)],
    ['Sensitive data', sensitive.map((word) => SENSITIVE_WORDS[word]).join(', ') || 'None seen'],
    ['Score', <ScoreMark key="score" score={summary.score} grade={summary.grade} />],
    ['Open findings', sayCounts(SEVERITY_WORDS, summary.findings) || 'None'],
    ['Last seen', summary.lastSeen ? <RelativeTime key="seen" iso={summary.lastSeen} /> : 'Never'],
    ['Documents', documents.length === 0 ? 'None' : <Documents key="documents" documents={documents} />],
  ];
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const FINGERPRINT_CHARS = 12;

function Documents({ documents }: { documents: ReviewSummary['documents'] }) {
  return documents.map(({ title, revision, sha256 }, index) => (
    <span key={sha256} title={`SHA-256 ${sha256}`}>
      {index > 0 && ', '}
      {title}, revision {revision} <span className={classes.key}>{sha256.slice(0, FINGERPRINT_CHARS)}</span>
    </span>
  ));
}

/** `3 documented, 1 undocumented`: what there is any of, in the order of the words. */
function sayCounts<Word extends Documentation | Severity>(
  words: Record<Word, string>,
  counts: Partial<Record<Word, number>>,
): string {
  const known = Object.keys(words) as Word[];
  return known
    .filter((word) => (counts[word] ?? 0) > 0)
    .map((word) => `${formatCount(counts[word] ?? 0)} ${words[word].toLowerCase()}`)
    .join(', ');
}
