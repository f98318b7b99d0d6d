'use client';

import { Button, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { FindingDetail } from '@/lib/contracts/finding';
import classes from './act-bar.module.css';
import { useActs } from './use-acts';

/** A few words on a finding, for whoever comes to it next. */
export function CommentForm({ finding }: { finding: FindingDetail }) {
  const { perform, isBusy } = useActs();
  const [text, setText] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const receipt = await perform({ kind: 'comment', text }, [finding]);
    if (receipt?.done.length) setText('');
  };
  return (
    <form className={classes.comment} onSubmit={(event) => void submit(event)}>
      <Textarea
        aria-label="Comment"
        placeholder="What the next one should know"
        maxLength={2000}
        autosize
        minRows={2}
        required
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" size="compact-sm" variant="default" disabled={isBusy || text.trim() === ''}>
        Comment
      </Button>
    </form>
  );
}
