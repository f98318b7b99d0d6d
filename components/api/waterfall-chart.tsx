'use client';

import { Bar, BarChart, Cell, LabelList, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { WaterfallBar } from './waterfall-bars';

/** The scores at which a grade begins. */
const GRADE_STEPS = [0, 40, 70, 80, 90, 100];
const FILLS: Record<WaterfallBar['kind'], string> = {
  full: 'var(--line-strong)',
  step: 'url(#taken)',
  score: 'var(--sun)',
};
const TEXT = { fill: 'var(--ink-soft)', fontSize: 12 };

/** The bars over the whole of their box. The library comes with them: load it where they are shown. */
export function WaterfallChart({ bars }: { bars: readonly WaterfallBar[] }) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={[...bars]}
        layout="vertical"
        margin={{ top: 0, right: 46, bottom: 0, left: 0 }}
        barCategoryGap={5}
        accessibilityLayer={false}
        aria-hidden
      >
        <defs>
          <pattern
            id="taken"
            width="5"
            height="5"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="5" height="5" fill="var(--shade-wash)" />
            <path d="M0 0v5" stroke="var(--shade)" strokeWidth="3" />
          </pattern>
        </defs>
        <XAxis
          type="number"
          domain={[0, 100]}
          ticks={GRADE_STEPS}
          interval="preserveEnd"
          minTickGap={8}
          height={24}
          tick={TEXT}
          stroke="var(--line-strong)"
        />
        <YAxis
          type="category"
          dataKey="label"
          width={104}
          interval={0}
          tick={TEXT}
          tickLine={false}
          axisLine={false}
        />
        <Bar dataKey="low" stackId="bar" fill="transparent" isAnimationActive={false} />
        <Bar dataKey="size" stackId="bar" isAnimationActive={false} minPointSize={1.5}>
          {bars.map(({ label, kind }) => (
            <Cell key={label} fill={FILLS[kind]} />
          ))}
          <LabelList dataKey="says" position="right" fill="var(--ink)" fontSize={12} />
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}
