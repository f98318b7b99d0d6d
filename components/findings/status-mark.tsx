import type { FindingStatus } from '@/lib/contracts/finding';
import classes from './finding-marks.module.css';
import { STATUS_WORDS } from './words';

export function StatusMark({ status }: { status: FindingStatus }) {
  return (
    <span className={classes.status} data-status={status}>
      {STATUS_WORDS[status]}
    </span>
  );
}
