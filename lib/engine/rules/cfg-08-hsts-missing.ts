import { citeTraffic } from './cite';
import { isCleanSince } from './clearing';
import { fireSeen } from './fire';
import { CLEAR, type EndpointRule } from './rule';

export const hstsMissing: EndpointRule = {
  id: 'CFG-08',
  title: 'HSTS missing',
  severity: 'low',
  owasp: 8,
  needs: 'traffic',
  scope: 'endpoint',
  clears: ['clean-traffic'],
  why: 'Without it the first request of a browser may go unencrypted, and be caught.',
  fires: 'Successes over https whose headers were seen, without `Strict-Transport-Security`.',
  fix: 'Send `Strict-Transport-Security: max-age=31536000` from every host.',
  examples: {
    fires: 'https answers without the header.',
    spares: 'http answers: that is CFG-02.',
  },
  parameters: {},
  detect({ traffic }) {
    if (traffic === null || traffic.successes === 0) return CLEAR;
    const { transport } = traffic;
    if (transport === null || transport.withHsts + transport.withoutHsts === 0)
      return { unobservable: 'No source shows response headers over https.' };
    const { withoutHsts: exchanges, lastWithoutHstsMs: lastMs } = transport;
    if (exchanges === 0 || lastMs === null || isCleanSince(traffic, lastMs)) return CLEAR;
    const says = 'Successes over https came without Strict-Transport-Security.';
    const evidence = [citeTraffic(says, { exchanges, firstMs: null, lastMs })];
    return [fireSeen({ evidence, traffic, firstMs: null, lastMs })];
  },
};
