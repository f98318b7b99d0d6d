import type { EndpointSubject } from '@/lib/contracts/subject';
import { anonymousSpan, clearOfCredentials } from './anonymous-span';
import { citeTraffic } from './cite';
import { isSilent } from './clearing';
import { fireSeen } from './fire';
import { CLEAR, type Verdict } from './rule';

/** Fires while successes without credentials show; unobservable where no source shows request headers. */
export function fireAnonymous(subject: EndpointSubject, says: string): Verdict {
  const { traffic } = subject;
  const span = traffic && anonymousSpan(traffic);
  if (!span) return clearOfCredentials(subject);
  if (isSilent(subject)) return CLEAR;
  const { anonymous: exchanges, firstMs, lastMs } = span;
  return [
    fireSeen({ evidence: [citeTraffic(says, { exchanges, firstMs, lastMs })], traffic, firstMs, lastMs }),
  ];
}
