import type { Severity } from '@/lib/contracts/rule';
import type { EndpointSubject } from '@/lib/contracts/subject';
import { isWrite } from '@/lib/engine/bytes/methods';
import { isPublicPath, isPublicSign, isWellKnown } from '@/lib/engine/lexicon/public-paths';
import { isWayIn } from '@/lib/engine/lexicon/ways-in';
import { anonymousSpan, clearOfCredentials } from './anonymous-span';
import { citeTraffic } from './cite';
import { countJudged, isSilent } from './clearing';
import { disclosesAny } from './disclosed';
import { fireSeen } from './fire';
import { CLEAR, type EndpointRule } from './rule';
import { isSignUp } from './sign-up';
import { isOfSite } from './web-answers';

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
    'Every success of 30 days came without credentials, and nobody attested that it is public. Passed over are ways in (login, sign-up, password reset), pages of a web site and what they are made of, published keys, health and logout by GET, and redirects.',
  fix: 'Require credentials, or attest that the endpoint is meant for everybody.',
  examples: {
    fires: '`GET /users/{userId}` answers 200 to twenty requests, none with credentials.',
    spares: 'The same from an access log, which shows no request headers: nothing can be said.',
  },
  parameters: {},
  countOf: countJudged,
  detect(subject) {
    const { traffic } = subject;
    if (subject.isAttestedPublic || isWayIn(subject) || isSignUp(subject)) return CLEAR;
    const span = traffic && anonymousSpan(traffic);
    if (!span) return clearOfCredentials(subject);
    const severity = severityOf(subject);
    if (span.authenticated > 0 || isSilent(subject)) return CLEAR;
    if (severity === 'high' && isOpenToAll(subject)) return CLEAR;
    const { anonymous: exchanges, firstMs, lastMs } = span;
    const says = `All ${exchanges} successes that can be judged came without credentials.`;
    const evidence = [citeTraffic(says, { exchanges, firstMs, lastMs })];
    return [fireSeen({ evidence, traffic, firstMs, lastMs, severity })];
  },
};

/** Everybody is meant to read it, by what it answers or where it is. */
function isOpenToAll(subject: EndpointSubject): boolean {
  return isPublicPath(subject.path) || isPublicSign(subject.path) || isOfSite(subject);
}

function severityOf(subject: EndpointSubject): Severity {
  if (isWrite(subject.method)) return 'critical';
  return !isWellKnown(subject.path) && disclosesAny(subject) ? 'critical' : 'high';
}
