import { formatDay } from '@/components/ui/format';
import type { CampaignRow } from '@/lib/contracts/campaign';
import classes from './campaigns.module.css';
import { STATE_WORDS } from './words';

/** Where a campaign stands, and when it is or was due. */
export function DueWords({ state, dueOn, isOverdue }: Pick<CampaignRow, 'state' | 'dueOn' | 'isOverdue'>) {
  const due = `due ${formatDay(dueOn)}, ${dueOn.slice(0, 4)}`;
  return (
    <>
      <span className={classes.state} data-state={state}>
        {STATE_WORDS[state]}
      </span>
      {isOverdue ? (
        <span className={classes.late}>Overdue, {due}</span>
      ) : (
        <span className={classes.soft}>{due}</span>
      )}
    </>
  );
}
