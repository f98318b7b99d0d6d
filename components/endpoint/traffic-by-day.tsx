import { formatQuantity } from '@/components/ui/format';
import type { ObservedSide } from '@/lib/contracts/inventory';
import type { DayPart } from './day-bars';
import { DayChart } from './day-chart';
import { PanelSection } from './panel-section';

type Day = ObservedSide['days'][number];
type Counted = Pick<Day, 'requests' | 'clientErrors' | 'serverErrors'>;

const STATUS_CLASSES: readonly DayPart<Counted>[] = [
  {
    word: 'answered',
    look: 'solid',
    count: ({ requests, clientErrors, serverErrors }) => Math.max(0, requests - clientErrors - serverErrors),
  },
  { word: '4xx', look: 'hatched', count: ({ clientErrors }) => clientErrors },
  { word: '5xx', look: 'alarm', count: ({ serverErrors }) => serverErrors },
];

const AUTHENTICATION: readonly DayPart<Day>[] = [
  { word: 'with credentials', look: 'solid', count: ({ authenticated }) => authenticated },
  { word: 'without', look: 'alarm', count: ({ anonymous }) => anonymous },
  {
    word: 'cannot tell',
    look: 'hollow',
    count: ({ successes, authenticated, anonymous }) => Math.max(0, successes - authenticated - anonymous),
  },
];

/** Requests by hour of the last week, errors apart. */
export function TrafficByHour({ hours }: Pick<ObservedSide, 'hours'>) {
  const most = Math.max(0, ...hours.map(({ requests }) => requests));
  const named = hours.map(({ hour, ...counts }) => ({
    day: `${hour.slice(5, 10)} ${hour.slice(11, 16)}`,
    ...counts,
  }));
  return (
    <PanelSection title="Requests by hour" note={`at most ${formatQuantity(most, 'request')} an hour, UTC`}>
      <DayChart per="Hour" days={named} parts={STATUS_CLASSES} unit="requests" />
    </PanelSection>
  );
}

/** Requests by day, errors apart. */
export function TrafficByDay({ days }: { days: readonly Day[] }) {
  const most = Math.max(0, ...days.map(({ requests }) => requests));
  return (
    <PanelSection title="Requests by day" note={`at most ${formatQuantity(most, 'request')} a day, UTC`}>
      <DayChart days={days} parts={STATUS_CLASSES} unit="requests" />
    </PanelSection>
  );
}

/** Successes by day, by whether credentials came with them. */
export function AuthenticationByDay({ days }: { days: readonly Day[] }) {
  return (
    <PanelSection title="Authentication by day" note="of successes, UTC">
      <DayChart days={days} parts={AUTHENTICATION} unit="successes" />
    </PanelSection>
  );
}
