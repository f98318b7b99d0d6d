import { CloseButton } from '@mantine/core';
import classes from './panel-skeleton.module.css';

/** The outline of a panel, of the size of what comes. `what` is one word: "endpoint". */
export function PanelSkeleton({ what, onClose }: { what: string; onClose?: () => void }) {
  return (
    <div className={classes.skeleton} role="status" aria-label={`Loading the ${what}`}>
      <div className={classes.top}>
        <span style={{ width: '70%' }} />
        {onClose && <CloseButton aria-label={`Close the ${what}`} size="sm" onClick={onClose} />}
      </div>
      <span style={{ width: '40%' }} />
      {[92, 84, 88, 76, 90, 60, 81, 72, 86, 66].map((width) => (
        <span key={width} style={{ width: `${width}%` }} className={classes.line} />
      ))}
    </div>
  );
}
