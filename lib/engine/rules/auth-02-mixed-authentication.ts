import { isWayIn } from '@/lib/engine/lexicon/ways-in';
import { anonymousSpan, clearOfCredentials } from './anonymous-span';
import { citeTraffic } from './cite';
import { countJudged } from './clearing';
import { fireSeen } from './fire';
import { greetsStrangers } from './greets-strangers';
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
  fires:
    'Some successes carried credentials, but under 95 % of those that can be judged, in the 7 days that end with the last one without. A read that sent strangers empty objects and nothing else is passed over.',
  fix: 'Find the way around: another host, method, header or network that skips the check.',
  examples: {
    fires: '60 of 100 successes with a token.',
    spares: '99 of 100: a health check.',
  },
  parameters: {
    leastShare: { value: 0.95, says: 'Share of successes with credentials from which the rest is noise.' },
  },
  countOf: countJudged,
  detect(subject, { parameters }) {
    const { traffic } = subject;
    if (subject.isAttestedPublic || isWayIn(subject)) return CLEAR;
    const [window, span] = traffic ? [anonymousSpan(traffic), anonymousSpan(traffic, SPAN_MS)] : [];
    if (!traffic || !window || !span) return clearOfCredentials(subject);
    const { anonymous, authenticated, firstMs, lastMs } = span;
    const judged = anonymous + authenticated;
    if (window.authenticated === 0 || authenticated >= judged * (parameters.leastShare as number))
      return CLEAR;
    if (greetsStrangers(subject)) return CLEAR;
    const says = `${authenticated} of ${judged} successes that can be judged carried credentials, ${anonymous} did not.`;
    const evidence = [citeTraffic(says, { exchanges: anonymous, firstMs, lastMs })];
    return [fireSeen({ evidence, traffic, firstMs, lastMs })];
  },
};
