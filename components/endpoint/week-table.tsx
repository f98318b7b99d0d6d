import { formatCount } from '@/components/ui/format';
import type { ObservedSide } from '@/lib/contracts/inventory';
import { PanelSection } from './panel-section';
import classes from './week-table.module.css';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
/** Steps of shade: enough to see a pattern, few enough to tell apart. */
const STEPS = 5;

/** Requests by weekday and hour: a heat map that is its own table. */
export function WeekTable({ week }: { week: NonNullable<ObservedSide['week']> }) {
  const most = Math.max(1, ...week.requests.flat());
  return (
    <PanelSection title="Hours of the week" note={`${week.first} to ${week.last}, UTC`}>
      <table className={classes.week}>
        <thead>
          <tr>
            <td />
            {week.requests[0]?.map((_, hour) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the hours of a day are what they are
              <th key={hour} scope="col">
                {hour % 3 === 0 ? hour : <span className={classes.hidden}>{hour}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {week.requests.map((hours, day) => (
            <tr key={WEEKDAYS[day]}>
              <th scope="row">{WEEKDAYS[day]}</th>
              {hours.map((count, hour) => (
                <td
                  // biome-ignore lint/suspicious/noArrayIndexKey: the hours of a day are what they are
                  key={hour}
                  data-step={count === 0 ? 0 : Math.ceil((count / most) * STEPS)}
                  title={`${WEEKDAYS[day]} ${hour}:00: ${formatCount(count)}`}
                >
                  <span className={classes.hidden}>{count}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.legend}>
        No request
        {Array.from({ length: STEPS + 1 }, (_, step) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps of a scale
          <span key={step} data-step={step} className={classes.key} />
        ))}
        {formatCount(most)} an hour of the week
      </p>
    </PanelSection>
  );
}
