'use client';

import { Button } from '@mantine/core';
import { formatCount } from '@/components/ui/format';
import { ActBar } from './act-bar';
import classes from './act-bar.module.css';
import type { Tended } from './use-acts';

const STEPS = ['triage', 'start', 'claim', 'accept', 'dismiss', 'reopen'] as const;

interface SelectionBarProps {
  findings: readonly Tended[];
  onClear: () => void;
}

/** What to do with all that is selected at one stroke; the receipt says which of them it cannot be done with. */
export function SelectionBar({ findings, onClear }: SelectionBarProps) {
  return (
    <section className={classes.selection} aria-label="Selected findings">
      <div className={classes.head}>
        <span className={classes.count} aria-live="polite">
          {formatCount(findings.length)} selected
        </span>
        <Button size="compact-xs" variant="subtle" onClick={onClear}>
          Clear
        </Button>
      </div>
      <ActBar findings={findings} steps={STEPS} onDone={onClear} />
    </section>
  );
}
