import { PanelSection } from '@/components/endpoint/panel-section';
import { formatExact } from '@/components/ui/format';
import { RelativeTime } from '@/components/ui/relative-time';
import type { FindingDetail, FindingEvent } from '@/lib/contracts/finding';
import { CommentForm } from './comment-form';
import classes from './finding-history.module.css';

const EVENT_WORDS: Record<FindingEvent['kind'], string> = {
  opened: 'Opened',
  resolved: 'Resolved',
  reopened: 'Reopened',
  moved: 'Moved',
  stepped: 'State',
  assigned: 'Assigned',
  commented: 'Comment',
  requested: 'Request',
  rejected: 'Request',
  warned: 'Warning',
  undone: 'Undone',
};

/** What became of it, newest first. */
export function FindingHistory({ finding, mayComment }: { finding: FindingDetail; mayComment: boolean }) {
  return (
    <PanelSection title="History">
      {mayComment && <CommentForm key={finding.id} finding={finding} />}
      <ol className={classes.events}>
        {finding.events.toReversed().map(({ id, at, kind, says, actor }) => (
          <li key={id} className={classes.event}>
            <span className={classes.kind}>{EVENT_WORDS[kind]}</span>
            <span>
              {actor !== null && <b>{actor}: </b>}
              {says}
            </span>
            <span className={classes.time} title={formatExact(at)}>
              <RelativeTime iso={at} />
            </span>
          </li>
        ))}
      </ol>
    </PanelSection>
  );
}
