import { citeTraffic } from './cite';
import { windowDays } from './evidence-floor';
import { fireSeen } from './fire';
import { CLEAR, type EndpointRule } from './rule';

const SPAN_MS = 7 * 86_400_000;

export const mixedAuthentication: EndpointRule = {
  id: 'AUTH-02',
  title: 'Mixed authentication',
  severity: 'medium',
  owasp: 2,
  needs: 'traffic',
  scope: 'endpoint',
  clears: ['clean-traffic'],
  why: 'Where most callers show who they are and some need not, the check has a way around it.',
  fires: 'In 7 days some successes carried credentials, but under 95 % of those that can be judged.',
  fix: 'Find the way around: another host, method, header or network that skips the check.',
  examples: {
    fires: '60 of 100 successes with a token.',
    spares: '99 of 100: a health check.',
  },
  parameters: {
    leastShare: { value: 0.95, says: 'Share of successes with credentials from which the rest is noise.' },
  },
  detect(subject, { parameters }) {
    const { traffic } = subject;
    if (traffic === null || traffic.successes === 0 || subject.isAttestedPublic) return CLEAR;
    const days = windowDays(traffic, SPAN_MS);
    const anonymous = days.reduce((sum, day) => sum + day.anonymous, 0);
    const authenticated = days.reduce((sum, day) => sum + day.authenticated, 0);
    const judged = anonymous + authenticated;
    if (judged === 0) return { unobservable: 'No source shows request headers of its successes.' };
    if (authenticated === 0 || authenticated >= judged * (parameters.leastShare as number)) return CLEAR;
    const lastMs = days.findLast((day) => day.anonymous > 0)?.dayMs ?? null;
    const firstMs = days.find((day) => day.anonymous > 0)?.dayMs ?? null;
    const says = `${authenticated} of ${judged} successes that can be judged carried credentials, ${anonymous} did not.`;
    const evidence = [citeTraffic(says, { exchanges: anonymous, firstMs, lastMs })];
    return [fireSeen({ evidence, traffic, firstMs, lastMs })];
  },
};
