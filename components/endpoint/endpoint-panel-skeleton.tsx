import { CloseButton } from '@mantine/core';
import classes from './endpoint-panel-skeleton.module.css';

/** The panel's outline, of the size of what comes. */
export function EndpointPanelSkeleton({ onClose }: { onClose: () => void }) {
  return (
    <div className={classes.skeleton} role="status" aria-label="Loading the endpoint">
      <div className={classes.top}>
        <span style={{ width: '70%' }} />
        <CloseButton aria-label="Close the endpoint" size="sm" onClick={onClose} />
      </div>
      <span style={{ width: '40%' }} />
      {[92, 84, 88, 76, 90, 60, 81, 72, 86, 66].map((width) => (
        <span key={width} style={{ width: `${width}%` }} className={classes.line} />
      ))}
    </div>
  );
}
