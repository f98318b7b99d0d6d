'use client';

import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { reasonOf } from '@/components/account/reason-of';
import { Refusal } from '@/components/account/refusal';
import { refreshCampaigns } from '@/lib/client/campaign-queries';
import { orpc } from '@/lib/client/orpc';
import type { Answer, ItemDetail } from '@/lib/contracts/campaign';
import classes from './campaign-page.module.css';
import { ANSWER_MEANINGS } from './words';

const ANSWERS = Object.keys(ANSWER_MEANINGS) as Answer[];
const LEAST_REASON = 10;

interface AttestFormProps {
  campaignId: number;
  item: ItemDetail;
  next: number | null;
  onOpen: (item: number | null) => void;
}

/** Asks for the answer; when somebody was quicker it says so, and what was typed stays until it is sent again. */
export function AttestForm({ campaignId, item, next, onOpen }: AttestFormProps) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [reason, setReason] = useState('');
  const client = useQueryClient();
  const attest = useMutation(orpc.campaigns.attest.mutationOptions());
  const mustSayWhy = answer === 'wrong' || answer === 'retire';
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const submitter = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
    const goesOn = submitter?.value === 'next';
    if (answer === null) return;
    try {
      await attest.mutateAsync({
        id: campaignId,
        item: item.id,
        version: item.version,
        attestation: { answer, reason },
      });
    } catch {
      return;
    }
    onOpen(goesOn ? next : null);
    await refreshCampaigns(client);
  };
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)}>
      <fieldset className={classes.answers}>
        <legend>{item.answer === null ? 'Your answer' : 'Change the answer'}</legend>
        {ANSWERS.map((word) => (
          <label key={word}>
            <input
              type="radio"
              name="answer"
              required
              checked={answer === word}
              onChange={() => setAnswer(word)}
            />
            {ANSWER_MEANINGS[word]}
          </label>
        ))}
      </fieldset>
      <Textarea
        label={mustSayWhy ? 'Why' : 'Comment'}
        description={mustSayWhy ? 'For who reads it in a year' : undefined}
        required={mustSayWhy}
        minLength={mustSayWhy ? LEAST_REASON : undefined}
        maxLength={2000}
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {attest.isError && (
        <>
          <Refusal>{reasonOf(attest.error)}</Refusal>
          <Button size="xs" variant="default" onClick={() => void refreshCampaigns(client)}>
            Look again
          </Button>
        </>
      )}
      <div className={classes.buttons}>
        <Button type="submit" loading={attest.isPending}>
          Answer
        </Button>
        {next !== null && (
          <Button type="submit" variant="default" value="next" loading={attest.isPending}>
            Answer, and on to the next
          </Button>
        )}
      </div>
    </form>
  );
}
