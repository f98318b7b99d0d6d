import { ApiSection } from '@/components/api/api-section';
import eventClasses from '@/components/endpoint/endpoint-events.module.css';
import { formatExact } from '@/components/ui/format';
import { RelativeTime } from '@/components/ui/relative-time';
import type { StageEvent } from '@/lib/contracts/lifecycle';
import { STAGE_WORDS } from './words';

/** Who took an API to which stage, newest first. */
export function StageHistory({ history }: { history: readonly StageEvent[] }) {
  return (
    <ApiSection title="History">
      {history.length === 0 && <p className={eventClasses.none}>Nobody has said a stage yet.</p>}
      <ol className={eventClasses.events}>
        {history.map((event) => (
          <li key={event.id} className={eventClasses.event}>
            <span className={eventClasses.kind}>{STAGE_WORDS[event.to]}</span>
            <span className={eventClasses.says}>
              <b>{event.actor ?? 'The calendar'}</b>
              {daysInWords(event)}
              {event.reason !== '' && `: ${event.reason}`}
            </span>
            <span className={eventClasses.time} title={formatExact(event.at)}>
              <RelativeTime iso={event.at} />
            </span>
          </li>
        ))}
      </ol>
    </ApiSection>
  );
}

function daysInWords({ deprecatedOn, sunsetOn }: StageEvent): string {
  const days = [
    deprecatedOn !== null && `deprecated from ${deprecatedOn}`,
    sunsetOn !== null && `last day ${sunsetOn}`,
  ].filter(Boolean);
  return days.length === 0 ? '' : ` (${days.join(', ')})`;
}
