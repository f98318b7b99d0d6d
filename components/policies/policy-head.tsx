'use client';

import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useMay } from '@/components/account/me-provider';
import { reasonOf } from '@/components/account/reason-of';
import { Refusal } from '@/components/account/refusal';
import { SEVERITY_WORDS } from '@/components/findings/words';
import { Dialog } from '@/components/ui/dialog';
import { RelativeTime } from '@/components/ui/relative-time';
import { ShareBar } from '@/components/ui/share-bar';
import { orpc } from '@/lib/client/orpc';
import type { PolicyDetail } from '@/lib/contracts/policy';
import listClasses from './policies.module.css';
import classes from './policy-page.module.css';
import { editHref, POLICIES } from './policy-url';
import { passRate, sharesOf } from './rate';

/** What the policy says, how it stands, and what can be done with it. */
export function PolicyHead({ detail }: { detail: PolicyDetail }) {
  const { id, title, name, severity, about, from, counts, policy, changedBy, changedAt } = detail;
  const [isRemoving, setRemoving] = useState(false);
  const mayChange = useMay('policies.change');
  const rate = passRate(counts);
  return (
    <header className={classes.head}>
      <p className={classes.soft}>
        <Link href={POLICIES}>Policies</Link>
      </p>
      <div className={listClasses.line}>
        <h1>{title}</h1>
        <span className={classes.soft}>{SEVERITY_WORDS[severity]}</span>
        {!counts.isInForce && <span className={listClasses.waiting}>In force from {from}</span>}
        {mayChange && (
          <span className={classes.actions}>
            <Button size="xs" variant="default" component={Link} href={editHref(id)}>
              Change
            </Button>
            <Button size="xs" variant="default" onClick={() => setRemoving(true)}>
              Remove
            </Button>
          </span>
        )}
      </div>
      {policy.description !== '' && <p>{policy.description}</p>}
      <p className={classes.soft}>
        <code>{name}</code>, about {about === 'api' ? 'APIs' : 'endpoints'}; last changed by {changedBy}{' '}
        <RelativeTime iso={changedAt} />.{rate !== null && ` ${rate} % of what can be told pass.`}
      </p>
      {counts.passed + counts.failed + counts.excepted + counts.unknown === 0 ? (
        <p className={classes.soft}>Nothing is in its scope now.</p>
      ) : (
        <ShareBar parts={sharesOf(counts)} label="How it stands" />
      )}
      {isRemoving && <RemoveDialog detail={detail} onClose={() => setRemoving(false)} />}
    </header>
  );
}

function RemoveDialog({ detail: { id, title }, onClose }: { detail: PolicyDetail; onClose: () => void }) {
  const client = useQueryClient();
  const router = useRouter();
  const remove = useMutation(
    orpc.policies.remove.mutationOptions({
      onSuccess: async () => {
        router.push(POLICIES);
        await client.invalidateQueries({ queryKey: orpc.policies.list.key() });
      },
    }),
  );
  return (
    <Dialog title={`Remove ${title}?`} width={460} onClose={onClose}>
      <div className={classes.form}>
        <p>Its exceptions and the record of how it stood go with it. This cannot be taken back.</p>
        {remove.isError && <Refusal>{reasonOf(remove.error)}</Refusal>}
        <footer>
          <Button variant="default" onClick={onClose}>
            Keep it
          </Button>
          <Button color="red" loading={remove.isPending} onClick={() => remove.mutate({ id })}>
            Remove it
          </Button>
        </footer>
      </div>
    </Dialog>
  );
}
