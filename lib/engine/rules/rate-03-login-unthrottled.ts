import { firePeak } from './fire-peak';
import { CLEAR, type EndpointRule } from './rule';
import { hasRefused } from './throttled';

export const loginUnthrottled: EndpointRule = {
  id: 'RATE-03',
  title: 'Login unthrottled',
  severity: 'high',
  owasp: 4,
  needs: 'traffic',
  scope: 'endpoint',
  clears: ['clean-traffic'],
  why: 'Passwords can be tried until one fits.',
  fires: 'One client got 20 or more answers 401 within 5 minutes, and no 429 was ever seen.',
  fix: 'Slow down after failed attempts by client and by account, and answer 429.',
  examples: {
    fires: '40 failed logins in five minutes, all answered 401.',
    spares: 'Five failed logins, then 429.',
  },
  parameters: { leastFailures: { value: 20, says: 'Answers 401 to one client in 5 minutes.' } },
  detect(subject, { parameters }) {
    if (subject.traffic !== null && hasRefused(subject.traffic)) return CLEAR;
    return firePeak(subject, {
      kind: 'unauthorized-per-5-minutes',
      least: parameters.leastFailures as number,
      says: (count) => `One client got ${count} answers 401 within 5 minutes; nothing slowed it down.`,
    });
  },
};
