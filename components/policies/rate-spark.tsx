import type { PolicyDay } from '@/lib/contracts/policy';
import { passRate } from './rate';

const [WIDTH, HEIGHT, PAD] = [120, 28, 3];
const DAY_MS = 86_400_000;
const SHOWN_DAYS = 90;

/** The pass rate of 90 days as a small line, beside the words that say it. */
export function RateSpark({ days }: { days: readonly PolicyDay[] }) {
  const end = Date.parse(days.at(-1)?.day ?? '');
  const points = days.flatMap((day) => {
    const rate = passRate(day);
    if (rate === null) return [];
    const age = (end - Date.parse(day.day)) / DAY_MS;
    const x = WIDTH - PAD - (age / SHOWN_DAYS) * (WIDTH - 2 * PAD);
    return [{ x, y: HEIGHT - PAD - (rate / 100) * (HEIGHT - 2 * PAD) }];
  });
  const last = points.at(-1);
  return (
    <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden>
      <line x1={PAD} x2={WIDTH - PAD} y1={HEIGHT - PAD} y2={HEIGHT - PAD} stroke="var(--line)" />
      <polyline
        points={points.map(({ x, y }) => `${x},${y}`).join(' ')}
        fill="none"
        stroke="var(--sun)"
        strokeWidth={1.75}
      />
      {last && <circle cx={last.x} cy={last.y} r={2.5} fill="var(--sun)" />}
    </svg>
  );
}
