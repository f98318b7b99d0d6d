import { citeTraffic } from './cite';
import { isCleanSince } from './clearing';
import { fireSeen } from './fire';
import { CLEAR, type EndpointRule } from './rule';

export const plaintextTraffic: EndpointRule = {
  id: 'CFG-02',
  title: 'Plaintext traffic',
  severity: 'high',
  owasp: 8,
  needs: 'traffic',
  scope: 'endpoint',
  clears: ['clean-traffic'],
  why: 'Everybody on the way reads it, credentials included.',
  fires: 'A 2xx over `http`, or without TLS. Redirects are fine.',
  fix: 'Redirect `http` to `https`, add HSTS, then close the port.',
  examples: {
    fires: '200 over http.',
    spares: '301 over http to https.',
  },
  parameters: {},
  detect({ traffic }) {
    if (traffic === null || traffic.successes === 0) return CLEAR;
    const { transport } = traffic;
    if (transport === null) return { unobservable: 'No source shows whether it was encrypted.' };
    const { plaintextSuccesses: exchanges, lastPlaintextMs: lastMs } = transport;
    if (exchanges === 0 || lastMs === null || isCleanSince(traffic, lastMs)) return CLEAR;
    const evidence = [
      citeTraffic('Successes went over the wire unencrypted.', { exchanges, firstMs: null, lastMs }),
    ];
    return [fireSeen({ evidence, traffic, firstMs: null, lastMs })];
  },
};
