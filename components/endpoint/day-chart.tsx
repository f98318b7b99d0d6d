import { useId } from 'react';
import { formatCount, formatQuantity } from '@/components/ui/format';
import type { ObservedSide } from '@/lib/contracts/inventory';
import { type DayBar, dayBars, daysInWords } from './day-bars';
import classes from './day-chart.module.css';
import { PanelSection } from './panel-section';
import tableClasses from './panel-table.module.css';

const BAR = 10;
const GAP = 2;
const HEIGHT = 100;

/** Requests by day, errors apart; the table behind it holds the numbers. */
export function DayChart({ days }: { days: ObservedSide['days'] }) {
  const hatch = useId();
  const bars = dayBars(days);
  const most = Math.max(0, ...days.map(({ requests }) => requests));
  return (
    <PanelSection title="Requests by day" note={`at most ${formatQuantity(most, 'request')} a day, UTC`}>
      <svg
        className={classes.chart}
        viewBox={`0 0 ${bars.length * BAR} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={daysInWords(days)}
      >
        <defs>
          <pattern
            id={hatch}
            width="4"
            height="4"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <path d="M0 0v4" className={classes.hatch} />
          </pattern>
        </defs>
        {bars.map((bar, position) => (
          <Bar key={bar.day} bar={bar} x={position * BAR} hatch={`url(#${hatch})`} />
        ))}
        <path d={`M0 ${HEIGHT}H${bars.length * BAR}`} className={classes.ground} />
      </svg>
      <div className={classes.ends}>
        <span>{days[0]?.day}</span>
        <span className={classes.legend}>
          <span className={classes.key} data-part="fine" /> answered
          <span className={classes.key} data-part="client" /> 4xx
          <span className={classes.key} data-part="server" /> 5xx
        </span>
        <span>{days.at(-1)?.day}</span>
      </div>
      <details className={classes.behind}>
        <summary>As a table</summary>
        <table className={tableClasses.table}>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col" className={tableClasses.number}>
                Requests
              </th>
              <th scope="col" className={tableClasses.number}>
                4xx
              </th>
              <th scope="col" className={tableClasses.number}>
                5xx
              </th>
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map(({ day, requests, clientErrors, serverErrors }) => (
              <tr key={day}>
                <td>{day}</td>
                <td className={tableClasses.number}>{formatCount(requests)}</td>
                <td className={tableClasses.number}>{formatCount(clientErrors)}</td>
                <td className={tableClasses.number}>{formatCount(serverErrors)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </PanelSection>
  );
}

function Bar({ bar, x, hatch }: { bar: DayBar; x: number; hatch: string }) {
  const width = BAR - GAP;
  const fineTop = HEIGHT * (1 - bar.fine);
  const clientTop = fineTop - HEIGHT * bar.clientErrors;
  const serverTop = clientTop - HEIGHT * bar.serverErrors;
  return (
    <>
      <rect x={x} width={width} y={fineTop} height={HEIGHT - fineTop} className={classes.fine} />
      <rect x={x} width={width} y={clientTop} height={fineTop - clientTop} fill={hatch} />
      <rect x={x} width={width} y={serverTop} height={clientTop - serverTop} className={classes.server} />
    </>
  );
}
