import { useId } from 'react';
import { formatCount } from '@/components/ui/format';
import { type DayPart, dayBars, daysInWords, totalOf } from './day-bars';
import classes from './day-chart.module.css';
import tableClasses from './panel-table.module.css';

const BAR = 10;
const GAP = 2;
const HEIGHT = 100;

interface DayChartProps<Day> {
  days: readonly Day[];
  /** From the foot of a bar up. */
  parts: readonly DayPart<Day>[];
  /** What is counted: "requests". */
  unit: string;
}

/** Bars of days in parts; the table behind it holds the numbers. */
export function DayChart<Day extends { day: string }>({ days, parts, unit }: DayChartProps<Day>) {
  const hatch = useId();
  const bars = dayBars(days, parts);
  return (
    <>
      <svg
        className={classes.chart}
        viewBox={`0 0 ${bars.length * BAR} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={daysInWords(days, parts, unit)}
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
        {bars.map((pieces, position) =>
          pieces.map(({ look, height, from }) => (
            <rect
              key={`${days[position]?.day} ${look}`}
              x={position * BAR}
              width={BAR - GAP}
              y={HEIGHT * (1 - from - height)}
              height={HEIGHT * height}
              className={classes.piece}
              data-look={look}
              fill={look === 'hatched' ? `url(#${hatch})` : undefined}
            />
          )),
        )}
        <path d={`M0 ${HEIGHT}H${bars.length * BAR}`} className={classes.ground} />
      </svg>
      <div className={classes.ends}>
        <span>{days[0]?.day}</span>
        <span className={classes.legend}>
          {parts.map(({ word, look }) => (
            <span key={word} className={classes.entry}>
              <span className={classes.key} data-look={look} /> {word}
            </span>
          ))}
        </span>
        <span>{days.at(-1)?.day}</span>
      </div>
      <details className={classes.behind}>
        <summary>As a table</summary>
        <DayTable days={days} parts={parts} unit={unit} />
      </details>
    </>
  );
}

function DayTable<Day extends { day: string }>({ days, parts, unit }: DayChartProps<Day>) {
  return (
    <table className={tableClasses.table}>
      <thead>
        <tr>
          <th scope="col">Day</th>
          <th scope="col" className={tableClasses.number}>
            {`${unit.charAt(0).toUpperCase()}${unit.slice(1)}`}
          </th>
          {parts.map(({ word }) => (
            <th key={word} scope="col" className={tableClasses.number}>
              {word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.toReversed().map((day) => (
          <tr key={day.day}>
            <td>{day.day}</td>
            <td className={tableClasses.number}>{formatCount(totalOf(day, parts))}</td>
            {parts.map(({ word, count }) => (
              <td key={word} className={tableClasses.number}>
                {formatCount(count(day))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
