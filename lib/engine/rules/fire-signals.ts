import type { DayCounts, SignalEvidence, SignalKind } from '@/lib/contracts/evidence';
import type { Severity } from '@/lib/contracts/rule';
import type { EndpointSubject } from '@/lib/contracts/subject';
import { citeTraffic } from './cite';
import { isCleanSince } from './clearing';
import { fireSeen } from './fire';
import type { Firing, Verdict } from './rule';

export interface SignalWords {
  /** What each kind of signal says, without the end of the sentence. Other kinds are passed over. */
  says: Readonly<Partial<Record<SignalKind, string>>>;
  /** The rule's own severity where it is left out. */
  severityOf?(signal: SignalEvidence): Severity | undefined;
  /** When a signal no longer counts; condition b (50 clean successes over 7 days) where it is left out. */
  isSettled?(signal: SignalEvidence): boolean;
  /** Successes of a day that could have shown a signal; all where it is left out. */
  countOf?(day: DayCounts): number;
}

/** One firing for each kind of signal that still shows, qualified by the kind. */
export function fireSignals({ traffic }: EndpointSubject, words: SignalWords): Firing[] {
  if (traffic === null) return [];
  return traffic.signals.flatMap((signal) => {
    const { kind, count, firstMs, lastMs } = signal;
    const says = words.says[kind];
    if (says === undefined) return [];
    const isSettled = words.isSettled?.(signal) ?? isCleanSince(traffic, lastMs, words.countOf);
    if (isSettled) return [];
    const evidence = [citeTraffic(`${says}.`, { exchanges: count, firstMs, lastMs })];
    const severity = words.severityOf?.(signal);
    return [fireSeen({ evidence, traffic, firstMs, lastMs, qualifier: kind, severity })];
  });
}

/** As fireSignals, for what response headers show: unobservable where no source shows them. */
export function fireHeaderSignals(subject: EndpointSubject, words: SignalWords): Verdict {
  const { traffic } = subject;
  return traffic !== null && traffic.requests > 0 && traffic.visibility.responseHeaders === 0
    ? { unobservable: 'No source shows response headers.' }
    : fireSignals(subject, words);
}
