import { formatQuantity } from '@/components/ui/format';
import type { Departure, Stage, SwitchOffVerdict } from '@/lib/contracts/lifecycle';

export const STAGE_WORDS: Record<Stage, string> = {
  proposed: 'Proposed',
  active: 'Active',
  deprecated: 'Deprecated',
  sunset: 'Sunset',
  retired: 'Retired',
};

/** What each stage means, for its empty column. */
export const STAGE_MEANS: Record<Stage, string> = {
  proposed: 'Planned: nobody has called it yet.',
  active: 'In use, with no end in sight.',
  deprecated: 'On its way out: it has or needs a last day.',
  sunset: 'Its last day has passed; it may still answer.',
  retired: 'Switched off.',
};

export const VERDICT_WORDS: Record<SwitchOffVerdict, string> = {
  safe: 'Safe to switch off',
  quiet: 'Quiet',
  wait: 'Not yet',
  'in-use': 'In use after its last day',
  untold: 'Nobody watches',
};

/** "in 12 days", "today", "3 days ago". */
export function daysInWords(days: number): string {
  if (days === 0) return 'today';
  return days > 0 ? `in ${formatQuantity(days, 'day')}` : `${formatQuantity(-days, 'day')} ago`;
}

/** How many clients still call, and how many were last seen in the month before. */
export function callersInWords({ callers, left }: Pick<Departure, 'callers' | 'left'>): string {
  if (callers === null) return 'No source shows clients';
  const still = callers === 0 ? 'No client' : formatQuantity(callers, 'client');
  return left ? `${still}, ${left} gone` : still;
}
