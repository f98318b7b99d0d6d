import { isCleanSince } from './clearing';
import { answering, fireAcross } from './fire-across';
import type { ApiRule } from './rule';

export const plaintextTraffic: ApiRule = {
  id: 'CFG-02',
  title: 'Plaintext traffic',
  severity: 'high',
  owasp: 8,
  needs: 'traffic',
  scope: 'api',
  clears: ['clean-traffic'],
  why: 'Everybody on the way reads it, credentials included.',
  fires: 'A 2xx over `http`, or without TLS. Redirects are fine. One finding an API, its endpoints counted.',
  fix: 'Redirect `http` to `https`, add HSTS, then close the port.',
  examples: {
    fires: '200 over http.',
    spares: '301 over http to https.',
  },
  parameters: {},
  detect({ endpoints }) {
    const answered = answering(endpoints);
    if (answered.length > 0 && answered.every(({ traffic }) => traffic.transport === null))
      return { unobservable: 'No source shows whether it was encrypted.' };
    const sightings = answered.flatMap(({ endpoint, traffic }) => {
      const { plaintextSuccesses: exchanges = 0, lastPlaintextMs: lastMs = null } = traffic.transport ?? {};
      if (exchanges === 0 || lastMs === null || isCleanSince(traffic, lastMs)) return [];
      return [{ endpoint, traffic, exchanges, firstMs: null, lastMs }];
    });
    return fireAcross('Successes went over the wire unencrypted', sightings);
  },
};
