import type { AggregateSummary, CallerSeen, HourCounts, WeekHours } from '@/lib/contracts/evidence';
import { creditKeys, type DeclaredKey } from './credit-keys';
import { decodeEvidence, sumEvidence } from './evidence-codec';
import { lastHours } from './fold/last-hours';
import { listCallers } from './fold/list-callers';
import { summarise } from './fold/summarise';
import { sumWeek } from './fold/week-hours';

/** What the stored bytes of an endpoint's evidence show, given the keys that its API's specs declare. */
export function summariseStored(bytes: Uint8Array, keys: readonly DeclaredKey[] = []): AggregateSummary {
  return creditKeys(summarise(sumEvidence(decodeEvidence(bytes))), keys);
}

/** The same with what only the page of an endpoint shows. */
export interface StoredEvidence {
  summary: AggregateSummary;
  week: WeekHours | null;
  hours: HourCounts[];
  /** At most 64, a random choice of all. */
  callers: CallerSeen[];
}

export function readStored(bytes: Uint8Array, keys: readonly DeclaredKey[]): StoredEvidence {
  const aggregate = sumEvidence(decodeEvidence(bytes));
  return {
    summary: creditKeys(summarise(aggregate), keys),
    week: sumWeek(aggregate.timeline),
    hours: lastHours(aggregate.timeline),
    callers: listCallers(aggregate.callers),
  };
}
