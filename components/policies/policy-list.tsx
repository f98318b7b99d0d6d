'use client';

import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useMay } from '@/components/account/me-provider';
import { Awaited } from '@/components/api/api-section';
import { SEVERITY_WORDS } from '@/components/findings/words';
import { Section } from '@/components/settings/section';
import { formatQuantity } from '@/components/ui/format';
import { EmptyNotice } from '@/components/ui/notice';
import { ShareBar } from '@/components/ui/share-bar';
import { policyList } from '@/lib/client/policy-queries';
import type { PolicyRow } from '@/lib/contracts/policy';
import { EXAMPLES } from './examples';
import classes from './policies.module.css';
import { newHref, policyHref } from './policy-url';
import { passRate, sharesOf } from './rate';
import { RateSpark } from './rate-spark';

/** Every policy, how it stands, and how it stood. */
export function PolicyList() {
  const query = useQuery(policyList());
  const mayAdd = useMay('policies.add');
  const policies = query.data?.policies;
  return (
    <Section
      title="Policies"
      heading="h1"
      lead="What must hold of which APIs and endpoints. They can stand in files beside the code, and fail a pipeline."
      action={
        mayAdd &&
        policies !== undefined &&
        policies.length > 0 && (
          <Button size="xs" component={Link} href={newHref()}>
            New policy
          </Button>
        )
      }
    >
      {policies === undefined ? (
        <Awaited what="policies" query={query} height={320} />
      ) : policies.length === 0 ? (
        <NoPolicy mayAdd={mayAdd} />
      ) : (
        <ul className={classes.list} aria-label="Policies">
          {policies.map((policy) => (
            <PolicyCard key={policy.id} policy={policy} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function NoPolicy({ mayAdd }: { mayAdd: boolean }) {
  return (
    <EmptyNotice title="No policy yet">
      <p>
        A policy is held against the inventory whenever that changes: who fails it stands on its page, and its
        pass rate is kept day by day.
      </p>
      {mayAdd ? (
        <>
          <p>Begin with one of these, or with an empty one:</p>
          <ul className={classes.offers}>
            {EXAMPLES.map(({ name, title }) => (
              <li key={name}>
                <Button size="xs" variant="default" component={Link} href={newHref(name)}>
                  {title}
                </Button>
              </li>
            ))}
            <li>
              <Button size="xs" component={Link} href={newHref()}>
                New policy
              </Button>
            </li>
          </ul>
        </>
      ) : (
        <p>Governance or an administrator makes one.</p>
      )}
    </EmptyNotice>
  );
}

function PolicyCard({ policy }: { policy: PolicyRow }) {
  const { id, title, severity, from, counts, days, waiting } = policy;
  const rate = passRate(counts);
  return (
    <li className={classes.card}>
      <div className={classes.line}>
        <Link href={policyHref(id)} prefetch={false} className={classes.title}>
          {title}
        </Link>
        <span className={classes.soft}>{SEVERITY_WORDS[severity]}</span>
        {!counts.isInForce && <span className={classes.soft}>in force from {from}</span>}
        {waiting > 0 && (
          <span className={classes.waiting}>{formatQuantity(waiting, 'request waits', 'requests wait')}</span>
        )}
      </div>
      <div className={classes.stands}>
        {counts.passed + counts.failed + counts.excepted + counts.unknown === 0 ? (
          <p className={classes.soft}>Nothing is in its scope.</p>
        ) : (
          <ShareBar parts={sharesOf(counts)} label={`How ${title} stands`} />
        )}
        <span className={classes.rate}>
          <RateSpark days={days} />
          <span className={classes.percent}>{rate === null ? '–' : `${rate} %`}</span>
        </span>
      </div>
    </li>
  );
}
