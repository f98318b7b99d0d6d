import { formatCount, formatDay } from '@/components/ui/format';
import type { NumberInTime } from '@/lib/contracts/estate';

export interface NumberChange {
  direction: 'up' | 'down' | 'same';
  words: string;
}

/** A number against that of a week ago; until a day that old is recorded, what of it is new. */
export function numberChange({ count, weekAgo, appeared }: NumberInTime): NumberChange {
  if (weekAgo === null) {
    const words = appeared > 0 ? `${formatCount(appeared)} new this week` : 'none new this week';
    return { direction: appeared > 0 ? 'up' : 'same', words };
  }
  const change = count - weekAgo.count;
  const since = `since ${formatDay(weekAgo.day)}`;
  if (change === 0) return { direction: 'same', words: `unchanged ${since}` };
  return change > 0
    ? { direction: 'up', words: `${formatCount(change)} more ${since}` }
    : { direction: 'down', words: `${formatCount(-change)} fewer ${since}` };
}
