'use client';

import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '@/components/account/me-provider';
import { ApiSection, Awaited } from '@/components/api/api-section';
import { ScoreTrend } from '@/components/score/score-trend';
import { CopyButton } from '@/components/ui/copy-button';
import { downloadText } from '@/components/ui/download-text';
import { formatCount } from '@/components/ui/format';
import { policyDetail } from '@/lib/client/policy-queries';
import type { PolicyDetail, PolicyMiss } from '@/lib/contracts/policy';
import { AskDialog } from './ask-dialog';
import { MissTable } from './miss-table';
import { PolicyExceptions } from './policy-exceptions';
import { PolicyHead } from './policy-head';
import classes from './policy-page.module.css';
import { trendOf } from './rate';

/** One policy: who fails it and why, what is let off, how it stood, and its text. */
export function PolicyPage({ id }: { id: number }) {
  const query = useQuery(policyDetail(id));
  if (query.data === undefined) return <Awaited what="policy" query={query} height={640} />;
  return <Policy detail={query.data} />;
}

function Policy({ detail }: { detail: PolicyDetail }) {
  const [asked, setAsked] = useState<PolicyMiss | null>(null);
  const mayAsk = useMay('policies.ask');
  const { result, counts, days, yaml, name } = detail;
  return (
    <div className={classes.page}>
      <PolicyHead detail={detail} />
      {days.length > 0 && (
        <ApiSection title="Over time">
          <ScoreTrend trend={trendOf(days)} what="Pass rate" steps={[0, 25, 50, 75, 100]} />
        </ApiSection>
      )}
      <ApiSection title="What fails it" note={moreOf(result.failures.length, counts.failed)}>
        {result.failures.length === 0 ? (
          <p className={classes.soft}>Nothing fails it now.</p>
        ) : (
          <MissTable misses={result.failures} onAsk={mayAsk ? setAsked : undefined} />
        )}
      </ApiSection>
      {result.unknowns.length > 0 && (
        <ApiSection
          title="What evidence cannot tell"
          note={moreOf(result.unknowns.length, counts.unknown) ?? 'It neither passes nor fails'}
        >
          <MissTable misses={result.unknowns} />
        </ApiSection>
      )}
      <PolicyExceptions detail={detail} />
      <ApiSection title="The policy" note="As a file, for gnomon policy test and gnomon check --policy">
        <figure className={classes.text}>
          <figcaption>
            <span>{name}.yaml</span>
            <CopyButton text={yaml} what={`${name}.yaml`} />
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => downloadText(`${name}.yaml`, yaml, 'application/yaml')}
            >
              Download
            </Button>
          </figcaption>
          <pre>{yaml}</pre>
        </figure>
      </ApiSection>
      {asked && <AskDialog policy={detail} miss={asked} onClose={() => setAsked(null)} />}
    </div>
  );
}

function moreOf(shown: number, all: number): string | undefined {
  return all > shown ? `The first ${formatCount(shown)} of ${formatCount(all)}` : undefined;
}
