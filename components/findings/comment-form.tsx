'use client';

import { Button, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { peopleNames } from '@/lib/client/account-queries';
import type { FindingDetail } from '@/lib/contracts/finding';
import classes from './act-bar.module.css';
import { beingNamed, withName } from './naming';
import { useActs } from './use-acts';

/** A few words on a finding, for whoever comes to it next; `@` and a name tells somebody. */
export function CommentForm({ finding }: { finding: FindingDetail }) {
  const { perform, isBusy } = useActs();
  const [text, setText] = useState('');
  const [caret, setCaret] = useState(0);
  const area = useRef<HTMLTextAreaElement>(null);
  const people = useQuery(peopleNames()).data?.people ?? [];
  const named = beingNamed(text, caret, people);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const receipt = await perform({ kind: 'comment', text }, [finding]);
    if (receipt?.done.length) setText('');
  };
  const choose = (name: string) => {
    const next = withName(text, caret, name);
    setText(next.text);
    setCaret(next.caret);
    area.current?.focus();
  };
  return (
    <form className={classes.comment} onSubmit={(event) => void submit(event)}>
      <Textarea
        ref={area}
        aria-label="Comment"
        placeholder="What the next one should know; @ and a name tells somebody"
        maxLength={2000}
        autosize
        minRows={2}
        required
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setCaret(event.currentTarget.selectionStart);
        }}
      />
      {named.length > 0 && (
        <fieldset className={classes.names} aria-label="People of this name">
          {named.map(({ id, name }) => (
            <Button key={id} size="compact-xs" variant="default" onClick={() => choose(name)}>
              @{name}
            </Button>
          ))}
        </fieldset>
      )}
      <Button type="submit" size="compact-sm" variant="default" disabled={isBusy || text.trim() === ''}>
        Comment
      </Button>
    </form>
  );
}
