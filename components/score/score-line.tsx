'use client';

import '@mantine/charts/styles.layer.css';
import { LineChart } from '@mantine/charts';
import type { CSSProperties } from 'react';
import { formatDay } from '@/components/ui/format';
import { type TrendDay, trendTicks } from './trend-days';

const COLOURS = {
  '--chart-text-color': 'var(--ink-soft)',
  '--chart-grid-color': 'var(--line)',
} as CSSProperties;

interface ScoreLineProps {
  days: readonly TrendDay[];
  what: string;
  /** What is named at its side. */
  steps: readonly number[];
}

/** The line itself, over the whole of its box. The library comes with it: load it where it is shown. */
export function ScoreLine({ days, what, steps }: ScoreLineProps) {
  const isPoint = days.filter(({ score }) => score !== null).length === 1;
  return (
    <LineChart
      h="100%"
      data={[...days]}
      dataKey="day"
      series={[
        { name: 'coverage', label: 'Evidence coverage', color: 'var(--shade)', strokeDasharray: '4 3' },
        { name: 'score', label: what, color: 'var(--sun)' },
      ]}
      curveType="linear"
      connectNulls
      strokeWidth={1.75}
      withDots={isPoint}
      dotProps={{ r: 3.5, strokeWidth: 0 }}
      gridAxis="x"
      style={COLOURS}
      strokeDasharray="0"
      tickLine="none"
      valueFormatter={(value) => value.toFixed(1)}
      xAxisProps={{
        ticks: trendTicks(days),
        tickFormatter: formatDay,
        interval: 'preserveEnd',
        minTickGap: 12,
      }}
      yAxisProps={{ domain: [0, 100], ticks: [...steps], interval: 0, width: 30, tickFormatter: String }}
      lineChartProps={{ margin: { top: 6, right: 18, left: 8 } }}
      tooltipAnimationDuration={0}
      lineProps={{ isAnimationActive: false }}
      aria-hidden
      accessibilityLayer={false}
    />
  );
}
