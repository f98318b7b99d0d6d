import type { Severity } from '@/lib/contracts/rule';
import type { EndpointSubject } from '@/lib/contracts/subject';
import { citeTraffic } from './cite';
import { isCleanSince, isSilent } from './clearing';
import { confidenceOf, windowDays } from './evidence-floor';
import { isWrite } from './methods';
import { CLEAR, type EndpointRule } from './rule';

export const unauthenticatedEndpoint: EndpointRule = {
  id: 'AUTH-01',
  title: 'Unauthenticated endpoint',
  severity: 'high',
  owasp: 2,
  needs: 'traffic',
  scope: 'endpoint',
  clears: ['clean-traffic', 'silence'],
  why: 'Whoever reaches the host can call it. It is critical where it writes or carries sensitive data.',
  fires:
    'Every success of the observation window came without credentials, and nobody attested that it is public.',
  fix: 'Require credentials, or attest that the endpoint is meant for everybody.',
  examples: {
    fires: '`GET /users/{userId}` answers 200 to twenty requests, none with credentials.',
    spares: 'The same from an access log, which shows no request headers: nothing can be said.',
  },
  parameters: {},
  detect(subject) {
    const { traffic } = subject;
    if (traffic === null || traffic.successes === 0 || subject.isAttestedPublic) return CLEAR;
    const days = windowDays(traffic);
    const anonymous = days.reduce((sum, day) => sum + day.anonymous, 0);
    const authenticated = days.reduce((sum, day) => sum + day.authenticated, 0);
    if (anonymous + authenticated === 0)
      return { unobservable: 'No source shows request headers of its successes.' };
    const last = days.findLast((day) => day.anonymous > 0);
    if (authenticated > 0 || !last) return CLEAR;
    if (isCleanSince(traffic, last.dayMs) || isSilent(subject)) return CLEAR;
    const seen = {
      exchanges: anonymous,
      firstMs: days.find((day) => day.anonymous > 0)?.dayMs ?? null,
      lastMs: last.dayMs,
    };
    const says = `All ${anonymous} successes that can be judged came without credentials.`;
    return [
      {
        qualifier: '',
        severity: severityOf(subject),
        confidence: confidenceOf(traffic),
        evidence: [citeTraffic(says, seen)],
        firstMs: seen.firstMs,
        lastMs: seen.lastMs,
      },
    ];
  },
};

function severityOf({ method, fields }: EndpointSubject): Severity {
  return isWrite(method) || fields.some(({ classes }) => classes.some(({ anonymous }) => anonymous > 0))
    ? 'critical'
    : 'high';
}
