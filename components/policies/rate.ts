import type { Share } from '@/components/ui/share-bar';
import type { EstatePoint } from '@/lib/contracts/estate';
import type { PolicyDay, PolicyRow } from '@/lib/contracts/policy';

type Counts = Pick<PolicyRow['counts'], 'passed' | 'failed' | 'unknown' | 'excepted'>;

/** Percent of what evidence can tell that passes, to one decimal; `null` where it can tell nothing. */
export function passRate({ passed, failed, excepted }: Counts): number | null {
  const told = passed + failed + excepted;
  return told === 0 ? null : Math.round((passed / told) * 1000) / 10;
}

export function sharesOf({ passed, failed, unknown, excepted }: Counts): Share[] {
  return [
    { key: 'passed', count: passed, says: 'pass', tone: 'good' },
    { key: 'failed', count: failed, says: 'fail', tone: 'bad' },
    { key: 'excepted', count: excepted, says: 'let off', tone: 'warn' },
    { key: 'unknown', count: unknown, says: 'unknown', tone: 'unclear' },
  ];
}

/** Days as the points of a trend: the pass rate, and the share of what evidence can tell. */
export function trendOf(days: readonly PolicyDay[]): EstatePoint[] {
  return days.map(({ day, ...counts }) => {
    const told = counts.passed + counts.failed + counts.excepted;
    const all = told + counts.unknown;
    return { day, score: passRate(counts), evidenceCoverage: all === 0 ? 1 : told / all };
  });
}
