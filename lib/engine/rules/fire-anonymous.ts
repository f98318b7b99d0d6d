import type { EndpointSubject } from '@/lib/contracts/subject';
import { citeTraffic } from './cite';
import { isCleanSince, isSilent } from './clearing';
import { fireSeen } from './fire';
import { CLEAR, type Verdict } from './rule';

/** Fires while successes without credentials show; unobservable where no source shows request headers. */
export function fireAnonymous(subject: EndpointSubject, says: string): Verdict {
  const { traffic } = subject;
  if (traffic === null || traffic.successes === 0) return CLEAR;
  const { absent, present } = traffic.credentials;
  if (absent + present === 0) return { unobservable: 'No source shows request headers of its successes.' };
  const shown = traffic.days.filter(({ anonymous }) => anonymous > 0);
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first || !last || isCleanSince(traffic, last.dayMs) || isSilent(subject)) return CLEAR;
  const evidence = [citeTraffic(says, { exchanges: absent, firstMs: first.dayMs, lastMs: last.dayMs })];
  return [fireSeen({ evidence, traffic, firstMs: first.dayMs, lastMs: last.dayMs })];
}
