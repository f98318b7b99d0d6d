import { firePeak } from './fire-peak';
import { CLEAR, type EndpointRule } from './rule';
import { isThrottled } from './throttled';

export const noThrottlingSeen: EndpointRule = {
  id: 'RATE-02',
  title: 'No throttling seen',
  severity: 'medium',
  owasp: 4,
  needs: 'traffic',
  scope: 'endpoint',
  clears: ['clean-traffic'],
  why: 'A client that may send as much as it likes can take the service down, or its data away.',
  fires: 'One client sent over 600 requests in a minute, and neither a 429 nor a limit header was ever seen.',
  fix: 'Limit requests by client, answer 429 with `Retry-After`.',
  examples: {
    fires: '900 requests in a minute by one client, all answered.',
    spares: 'The same with `RateLimit` headers.',
  },
  parameters: { mostRequests: { value: 600, says: 'Requests of one client in a minute.' } },
  detect(subject, { parameters }) {
    if (subject.traffic !== null && isThrottled(subject.traffic)) return CLEAR;
    return firePeak(subject, {
      kind: 'requests-per-minute',
      least: (parameters.mostRequests as number) + 1,
      whyAbsent: () => 'Requests of one client by the minute are not counted.',
      says: (count) => `One client sent ${count} requests within a minute; nothing slowed it down.`,
    });
  },
};
