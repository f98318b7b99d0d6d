import { useId } from 'react';
import { formatCount } from '@/components/ui/format';
import { type DayPart, dayBars, daysInWords, totalOf } from './day-bars';
import classes from './day-chart.module.css';
import tableClasses from './panel-table.module.css';

/** Share of its place that a bar fills. */
const FILL = 0.82;

interface DayChartProps<Day> {
  /** What one bar stands for. */
  per?: 'Day' | 'Hour';
  days: readonly Day[];
  /** From the foot of a bar up. */
  parts: readonly DayPart<Day>[];
  /** What is counted: "requests". */
  unit: string;
}

/** Bars of days in parts; the table behind it holds the numbers. */
export function DayChart<Day extends { day: string }>({
  per = 'Day',
  days,
  parts,
  unit,
}: DayChartProps<Day>) {
  const hatch = useId();
  const stripes = useId();
  const bars = dayBars(days, parts);
  return (
    <>
      <svg className={classes.chart} role="img" aria-label={daysInWords(days, parts, unit)}>
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
          <pattern id={stripes} width="4" height="4" patternUnits="userSpaceOnUse">
            <path d="M0 1.5h4" className={classes.stripe} />
          </pattern>
        </defs>
        {bars.map((pieces, position) =>
          pieces
            .filter(({ height }) => height > 0)
            .map(({ look, height, from }) => (
              <rect
                key={`${days[position]?.day} ${look}`}
                x={percent(position / bars.length)}
                width={percent(FILL / bars.length)}
                y={percent(1 - from - height)}
                height={percent(height)}
                className={classes.piece}
                data-look={look}
                fill={
                  look === 'hatched' ? `url(#${hatch})` : look === 'alarm' ? `url(#${stripes})` : undefined
                }
              />
            )),
        )}
        <line x1="0" x2="100%" y1="100%" y2="100%" className={classes.ground} />
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
        <DayTable per={per} days={days} parts={parts} unit={unit} />
      </details>
    </>
  );
}

function DayTable<Day extends { day: string }>({ per, days, parts, unit }: DayChartProps<Day>) {
  return (
    <table className={tableClasses.table}>
      <thead>
        <tr>
          <th scope="col">{per}</th>
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

function percent(share: number): string {
  return `${100 * share}%`;
}
