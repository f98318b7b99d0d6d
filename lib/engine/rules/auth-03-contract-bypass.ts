import { anonymousSpan, clearOfCredentials, countAnonymousAnswers } from './anonymous-span';
import { citeOperation, citeTraffic } from './cite';
import { countJudged, isSilent } from './clearing';
import { fireSeen } from './fire';
import { CLEAR, type EndpointRule } from './rule';

export const contractBypass: EndpointRule = {
  id: 'AUTH-03',
  title: 'Contract bypass',
  severity: 'critical',
  owasp: 2,
  needs: 'both',
  scope: 'endpoint',
  clears: ['clean-traffic', 'silence'],
  why: 'The document promises a lock, and the door is open: everybody who read it believes the data safe.',
  fires:
    'The current revision requires credentials, and 3 or more successes within 30 days came without. Redirects are passed over.',
  fix: 'Enforce the requirement where the request comes in, then test that a call without credentials gets 401.',
  examples: {
    fires: '`security: [{token: []}]`, and 12 successes without any credentials.',
    spares: 'The same with 12 answers 401.',
  },
  parameters: { leastAnonymous: { value: 3, says: 'Anonymous successes from which it fires.' } },
  countOf: countJudged,
  detect(subject, { parameters }) {
    const { traffic, declared } = subject;
    if (!declared?.isCurrent || declared.authentication !== 'required') return CLEAR;
    const span = traffic && anonymousSpan(traffic);
    if (!span) return clearOfCredentials(subject);
    const { anonymous: exchanges, firstMs, lastMs } = span;
    const counted = Math.min(exchanges, countAnonymousAnswers(traffic));
    if (counted < (parameters.leastAnonymous as number) || isSilent(subject)) return CLEAR;
    const evidence = [
      citeTraffic(`${exchanges} successes came without credentials.`, { exchanges, firstMs, lastMs }),
      citeOperation('The document requires credentials.', declared),
    ];
    return [fireSeen({ evidence, traffic, firstMs, lastMs })];
  },
};
