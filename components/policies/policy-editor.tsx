'use client';

import { Button, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useMay } from '@/components/account/me-provider';
import { reasonOf } from '@/components/account/reason-of';
import { Refusal } from '@/components/account/refusal';
import { EmptyNotice } from '@/components/ui/notice';
import { Segments } from '@/components/ui/segments';
import { orpcClient } from '@/lib/client/orpc';
import { policyTrial, refreshPolicies } from '@/lib/client/policy-queries';
import type { Policy } from '@/lib/contracts/policy';
import { textOf } from './draft';
import classes from './policy-editor.module.css';
import { PolicyForm } from './policy-form';
import { POLICIES, policyHref } from './policy-url';
import { TrialResult } from './trial-result';

const TYPING_MS = 400;

interface PolicyEditorProps {
  initial: Policy;
  /** What is changed; `null` for a new one. */
  stored: { id: number; version: number } | null;
}

/** Where a policy is written, by who may. */
export function PolicyEditor(props: PolicyEditorProps) {
  if (!useMay('policies.add'))
    return (
      <EmptyNotice title="Policies are made by others" heading="h1">
        <p>Governance or an administrator writes them. You may read them, and ask for exceptions.</p>
        <p>
          <Link href={POLICIES}>All policies</Link>
        </p>
      </EmptyNotice>
    );
  return <Editor {...props} />;
}

/** A policy as a form or as its text, and what it would say of the inventory. */
function Editor({ initial, stored }: PolicyEditorProps) {
  const [mode, setMode] = useState<'form' | 'text'>('form');
  const [draft, setDraft] = useState(initial);
  const [typed, setTyped] = useState('');
  const text = mode === 'form' ? textOf(draft) : typed;
  const [settled] = useDebouncedValue(text, TYPING_MS);
  const trial = useQuery(policyTrial(settled));
  const isPending = settled !== text || trial.isPlaceholderData || trial.isPending;
  const whole = !isPending && !trial.isError && trial.data?.isWhole ? trial.data : null;
  const save = useSave(stored);
  const choose = (next: 'form' | 'text') => {
    if (next === 'text') setTyped(whole?.yaml ?? text);
    else if (whole) setDraft(whole.policy);
    else return;
    setMode(next);
  };
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <p className={classes.soft}>
          <Link href={POLICIES}>Policies</Link>
        </p>
        <h1>{stored ? `Change ${initial.title}` : 'New policy'}</h1>
      </header>
      <div className={classes.edit}>
        <Segments
          legend="How it is written"
          choices={[
            { value: 'form', shown: 'Form' },
            { value: 'text', shown: 'YAML' },
          ]}
          value={mode}
          onChange={choose}
        />
        {mode === 'form' ? (
          <PolicyForm policy={draft} isNew={stored === null} onChange={setDraft} />
        ) : (
          <Textarea
            label="The policy as YAML"
            className={classes.yaml}
            autosize
            minRows={14}
            maxLength={100_000}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
        {save.isError && <Refusal>{reasonOf(save.error)}</Refusal>}
        <footer>
          <Button disabled={whole === null} loading={save.isPending} onClick={() => save.mutate(text)}>
            {stored ? 'Save the change' : 'Add the policy'}
          </Button>
          <Button variant="default" component={Link} href={stored ? policyHref(stored.id) : POLICIES}>
            Cancel
          </Button>
        </footer>
      </div>
      <TrialResult tried={trial.data} error={trial.error} isPending={isPending} />
    </div>
  );
}

function useSave(stored: PolicyEditorProps['stored']) {
  const client = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: (text: string) =>
      stored ? orpcClient.policies.change({ ...stored, text }) : orpcClient.policies.add({ text }),
    onSuccess: async ({ id }) => {
      router.push(policyHref(id));
      await refreshPolicies(client);
    },
  });
}
