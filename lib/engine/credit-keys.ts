import type { AggregateSummary, DayCounts, FieldEvidence } from '@/lib/contracts/evidence';
import type { SecurityScheme } from '@/lib/contracts/operation';

/** A key that a spec declares by its name: what lets a caller in there, whatever the lexicon thinks of the name. */
export interface DeclaredKey {
  place: 'header' | 'query' | 'cookie';
  /** Header names in lower case. */
  name: string;
}

const KIND = { header: 'api-key-header', query: 'api-key-query', cookie: 'session-cookie' } as const;

/** The keys among a document's schemes. */
export function declaredKeys(schemes: readonly SecurityScheme[]): DeclaredKey[] {
  return schemes.flatMap(({ kind, in: place, name }) => {
    if (kind !== 'apiKey' || place === undefined || name === undefined) return [];
    return [{ place, name: place === 'header' ? name.toLowerCase() : name }];
  });
}

/**
 * Counts successes that carried a declared key as authenticated, also those that came before the spec: fields are
 * counted by name, so what a name means may be said later. Of several keys the one that was carried most counts, since
 * a request may carry them all. Days are shared out in proportion, exactly when every anonymous success carried it.
 */
export function creditKeys(summary: AggregateSummary, keys: readonly DeclaredKey[]): AggregateSummary {
  const carriers = summary.fields.filter(
    ({ place, name, anonymous }) =>
      anonymous > 0 && keys.some((key) => key.place === place && key.name === name),
  );
  const { absent } = summary.credentials;
  const carried = Math.min(absent, Math.max(0, ...carriers.map(({ anonymous }) => anonymous)));
  if (carried === 0) return summary;
  const left = (absent - carried) / absent;
  const { present, kinds, unobservable } = summary.credentials;
  const newKinds = carriers.map(({ place, anonymous, lastMs }) => ({
    kind: KIND[place as DeclaredKey['place']],
    count: anonymous,
    lastMs,
  }));
  return {
    ...summary,
    credentials: {
      present: present + carried,
      absent: absent - carried,
      unobservable,
      kinds: [...kinds, ...newKinds],
    },
    statuses: summary.statuses.map((row) => ({ ...row, anonymous: Math.round(row.anonymous * left) })),
    days: shareOut(summary.days, left),
    fields: summary.fields.map((field) => creditField(field, left)),
    signals: summary.signals.map((signal) => ({ ...signal, anonymous: Math.round(signal.anonymous * left) })),
  };
}

/** Rounded so that the days together keep their sum. */
function shareOut(days: readonly DayCounts[], left: number): DayCounts[] {
  let before = 0;
  let given = 0;
  return days.map((day) => {
    before += day.anonymous;
    const anonymous = Math.round(before * left) - given;
    given += anonymous;
    return { ...day, anonymous, authenticated: day.authenticated + day.anonymous - anonymous };
  });
}

function creditField(field: FieldEvidence, left: number): FieldEvidence {
  const classes = field.classes.map((found) => {
    const anonymous = Math.round(found.anonymous * left);
    return { ...found, anonymous, lastAnonymousMs: anonymous === 0 ? null : found.lastAnonymousMs };
  });
  return { ...field, classes, anonymous: Math.round(field.anonymous * left) };
}
