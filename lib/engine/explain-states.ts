import type { AggregateSummary } from '@/lib/contracts/evidence';
import type { EndpointDetail, EndpointRow } from '@/lib/contracts/inventory';
import { dayOf } from './bytes/time-day';

export interface StateGrounds {
  summary: AggregateSummary | null;
  place: { spec: string; revision: number; isCurrent: boolean; sunset: string | null } | null;
}

/** The sentence behind each state of an endpoint. */
export function explainStates(row: EndpointRow, { summary, place }: StateGrounds): EndpointDetail['because'] {
  return {
    documentation: documentation(row, place),
    traffic: traffic(row),
    lifecycle: lifecycle(row, place, summary),
    declared: DECLARED[row.declared],
    observed: observed(row, summary),
  };
}

function documentation({ documentation }: EndpointRow, place: StateGrounds['place']): string {
  if (!place) return 'No revision of any spec of this API declares it.';
  const where = `revision ${place.revision} of ${place.spec}`;
  return documentation === 'documented'
    ? `Declared in ${where}.`
    : `Last declared in ${where}; the current revision has it no more.`;
}

function traffic({ traffic, lastSeen }: EndpointRow): string {
  const day = lastSeen?.slice(0, 10);
  if (traffic === 'active') return `A handler answered within the last 30 days, last on ${day}.`;
  if (traffic === 'quiet')
    return `A handler answered before, but not within the last 30 days; last on ${day}.`;
  if (traffic === 'never-seen') return 'Its host was observed, and no handler ever answered here.';
  return 'No source shows traffic to this API, so nothing can be said.';
}

function lifecycle(
  { lifecycle }: EndpointRow,
  place: StateGrounds['place'],
  summary: AggregateSummary | null,
): string {
  const sunset = place?.sunset ?? sunsetOf(summary);
  if (lifecycle === 'current') return 'Neither spec nor headers call it deprecated.';
  if (lifecycle === 'deprecated') {
    const source =
      summary?.deprecationMs !== null && summary?.deprecationMs !== undefined
        ? 'Its responses carry a Deprecation header'
        : 'Its spec calls it deprecated';
    return sunset ? `${source}; sunset on ${sunset}.` : `${source}, without a sunset date.`;
  }
  if (lifecycle === 'sunset-passed') return `Its sunset date, ${sunset}, has passed.`;
  return 'Withdrawn, and nothing answers any more.';
}

const DECLARED: Record<EndpointRow['declared'], string> = {
  required: 'The spec requires credentials.',
  optional: 'The spec allows calls without credentials as one of several ways.',
  none: 'The spec asks for no credentials.',
  unknown: 'No spec says whether credentials are needed.',
};

function observed({ observed }: EndpointRow, summary: AggregateSummary | null): string {
  if (!summary) return 'No traffic was seen.';
  const { present, absent, unobservable } = summary.credentials;
  if (observed === 'unobservable') {
    return unobservable > 0
      ? 'The sources do not show request headers, so credentials cannot be seen.'
      : 'No successful response was seen.';
  }
  const told = present + absent;
  if (observed === 'always') return `All ${told} successful requests that can be judged carried credentials.`;
  if (observed === 'never')
    return `None of ${told} successful requests that can be judged carried credentials.`;
  return `${present} of ${told} successful requests carried credentials, ${absent} did not.`;
}

function sunsetOf(summary: AggregateSummary | null): string | null {
  const ms = summary?.sunsetMs ?? null;
  return ms === null ? null : dayOf(ms);
}
