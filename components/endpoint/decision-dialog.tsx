'use client';

import { Button, Group, TagsInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { ErrorNotice } from '@/components/ui/notice';
import { describeFailure } from '@/lib/client/failure';
import { orpc } from '@/lib/client/orpc';
import type { TemplateChange } from '@/lib/contracts/template-change';
import { ChangePreview } from './change-preview';
import classes from './decision-dialog.module.css';
import { useDecisions } from './use-decisions';

/** A split or merge that a person considers, at one place of an API's paths. */
export interface PlannedDecision {
  kind: 'split' | 'merge';
  prefix: string;
  segment: string;
  suggestions: readonly string[];
}

interface DecisionDialogProps {
  apiId: number;
  planned: PlannedDecision;
  onChange: (change: TemplateChange) => void;
  onClose: () => void;
}

/** Shows what a split or merge would change before it is decided. */
export function DecisionDialog({ apiId, planned, onChange, onClose }: DecisionDialogProps) {
  const isSplit = planned.kind === 'split';
  return (
    <Dialog
      title={isSplit ? 'Split words out as literals' : 'Merge into one parameter'}
      width={640}
      onClose={onClose}
    >
      <DecisionForm apiId={apiId} planned={planned} onChange={onChange} onClose={onClose} />
    </Dialog>
  );
}

function DecisionForm({ apiId, planned, onChange, onClose }: DecisionDialogProps) {
  const { kind, prefix, segment, suggestions } = planned;
  const [words, setWords] = useState<string[]>([]);
  const [settled] = useDebouncedValue(words, 200);
  const isReady = kind === 'merge' || settled.length > 0;
  const override = { id: apiId, prefix, kind, words: settled };
  const preview = useQuery(
    orpc.apis.previewOverride.queryOptions({
      input: isReady ? override : skipToken,
      staleTime: 0,
      gcTime: 0,
    }),
  );
  const { add } = useDecisions(apiId, onChange);
  const { isSuccess } = add;
  useEffect(() => {
    if (isSuccess) onClose();
  }, [isSuccess, onClose]);

  const place = `${prefix}/${kind === 'split' ? segment : '…'}`;
  return (
    <div className={classes.form}>
      <p>
        {kind === 'split' ? (
          <>
            The words that you name become literals at <code>{place}</code>, each with an endpoint of its own.
          </>
        ) : (
          <>
            Every segment at <code>{place}</code>, <code>{segment}</code> among them, becomes one parameter.
          </>
        )}{' '}
        The decision outweighs statistics and can be taken back.
      </p>
      {kind === 'split' && (
        <TagsInput
          label="Literal words"
          description="Enter or comma after each"
          data={[...suggestions]}
          value={words}
          onChange={setWords}
          splitChars={[',', ' ', '/']}
          data-autofocus
        />
      )}
      <ChangePreview change={preview.data ?? null} isPending={isReady && preview.isPending} />
      {preview.isError && (
        <ErrorNotice
          title="No preview."
          {...describeFailure(preview.error)}
          onRetry={() => void preview.refetch()}
        />
      )}
      {add.isError && <ErrorNotice title="The decision was not kept." {...describeFailure(add.error)} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button
          disabled={!preview.data || !isReady}
          loading={add.isPending}
          onClick={() => add.mutate(override)}
        >
          {kind === 'split' ? 'Split' : 'Merge'}
        </Button>
      </Group>
    </div>
  );
}
