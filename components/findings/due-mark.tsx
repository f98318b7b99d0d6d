'use client';

import { IconAlarm } from '@tabler/icons-react';
import { formatExact, formatRelative } from '@/components/ui/format';
import { useNow } from '@/components/ui/now';
import type { FindingRow } from '@/lib/contracts/finding';
import classes from './finding-marks.module.css';

/** When a finding should be resolved; what is late has a clock and says so. */
export function DueMark({ finding }: { finding: Pick<FindingRow, 'dueAt' | 'isOverdue'> }) {
  const { dueAt, isOverdue } = finding;
  const nowMs = useNow();
  if (dueAt === null) return <span className={classes.none}>No date</span>;
  const words = formatRelative(Date.parse(dueAt), nowMs);
  return (
    <time dateTime={dueAt} title={formatExact(dueAt)} className={isOverdue ? classes.overdue : undefined}>
      {isOverdue && <IconAlarm size={14} aria-hidden />}
      {isOverdue ? `Overdue ${words.replace(' ago', '')}` : words}
    </time>
  );
}
