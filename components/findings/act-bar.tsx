'use client';

import { Button } from '@mantine/core';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { FindingRow, PersonStep } from '@/lib/contracts/finding';
import type { FindingAct } from '@/lib/contracts/finding-act';
import classes from './act-bar.module.css';
import { AssigneeChoice } from './assignee-choice';
import { type Tended, useActs } from './use-acts';
import { STEP_WORDS } from './words';

const ExceptionDialog = dynamic(() => import('./exception-dialog').then((module) => module.ExceptionDialog), {
  ssr: false,
});
const DuplicateDialog = dynamic(() => import('./duplicate-dialog').then((module) => module.DuplicateDialog), {
  ssr: false,
});

type Asked = Extract<PersonStep, 'accept' | 'dismiss' | 'mark-duplicate'>;

interface ActBarProps {
  findings: readonly Tended[];
  /** What can be done from where they stand. */
  steps: readonly PersonStep[];
  /** `undefined`: several findings, which may be several people's. */
  assignee?: FindingRow['assignee'];
  /** Everything that was asked for was done. */
  onDone?: () => void;
}

/** What somebody who may do it can do with findings: the next steps, whose they are, and exceptions. */
export function ActBar({ findings, steps, assignee, onDone }: ActBarProps) {
  const { perform, isBusy } = useActs();
  const [asked, setAsked] = useState<Asked | null>(null);
  const act = async (what: FindingAct): Promise<boolean> => {
    const receipt = await perform(what, findings);
    const isDone = receipt !== null && receipt.refused.length === 0;
    if (isDone) onDone?.();
    return isDone;
  };
  const close = () => setAsked(null);
  return (
    <div role="toolbar" aria-label="What to do" className={classes.bar}>
      {steps.map((step, position) => (
        <Button
          key={step}
          size="compact-sm"
          variant={position === 0 ? 'filled' : 'default'}
          disabled={isBusy}
          onClick={() => (isAsked(step) ? setAsked(step) : void act({ kind: 'step', step }))}
        >
          {STEP_WORDS[step]}
        </Button>
      ))}
      <AssigneeChoice
        assignee={assignee}
        isBusy={isBusy}
        onChoose={({ person, team }) => void act({ kind: 'assign', person, team })}
      />
      {asked === 'mark-duplicate' && <DuplicateDialog onClose={close} onAct={act} />}
      {(asked === 'accept' || asked === 'dismiss') && (
        <ExceptionDialog
          kind={asked === 'accept' ? 'risk-accepted' : 'false-positive'}
          count={findings.length}
          onClose={close}
          onAct={act}
        />
      )}
    </div>
  );
}

function isAsked(step: PersonStep): step is Asked {
  return step === 'accept' || step === 'dismiss' || step === 'mark-duplicate';
}
