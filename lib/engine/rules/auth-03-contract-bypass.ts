import { citeOperation, citeTraffic } from './cite';
import { isCleanSince, isSilent } from './clearing';
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
  fires: 'The current revision requires credentials, and 3 or more successes came without.',
  fix: 'Enforce the requirement where the request comes in, then test that a call without credentials gets 401.',
  examples: {
    fires: '`security: [{token: []}]`, and 12 successes without any credentials.',
    spares: 'The same with 12 answers 401.',
  },
  parameters: { leastAnonymous: { value: 3, says: 'Anonymous successes from which it fires.' } },
  detect(subject, { parameters }) {
    const { traffic, declared } = subject;
    if (!declared?.isCurrent || declared.authentication !== 'required' || traffic === null) return CLEAR;
    const { absent, present } = traffic.credentials;
    if (absent + present === 0)
      return traffic.successes === 0
        ? CLEAR
        : { unobservable: 'No source shows request headers of its successes.' };
    const shown = traffic.days.filter(({ anonymous }) => anonymous > 0);
    const lastMs = shown.at(-1)?.dayMs;
    if (absent < (parameters.leastAnonymous as number) || lastMs === undefined) return CLEAR;
    if (isCleanSince(traffic, lastMs) || isSilent(subject)) return CLEAR;
    const firstMs = shown[0]?.dayMs ?? null;
    const evidence = [
      citeTraffic(`${absent} successes came without credentials.`, { exchanges: absent, firstMs, lastMs }),
      citeOperation('The document requires credentials.', declared),
    ];
    return [fireSeen({ evidence, traffic, firstMs, lastMs })];
  },
};
