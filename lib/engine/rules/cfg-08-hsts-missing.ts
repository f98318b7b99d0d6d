import { isCleanSince } from './clearing';
import { answering, fireAcross } from './fire-across';
import type { ApiRule } from './rule';

export const hstsMissing: ApiRule = {
  id: 'CFG-08',
  title: 'HSTS missing',
  severity: 'low',
  owasp: 8,
  needs: 'traffic',
  scope: 'api',
  clears: ['clean-traffic'],
  why: 'Without it the first request of a browser may go unencrypted, and be caught.',
  fires:
    'Successes over https whose headers were seen, without `Strict-Transport-Security`. One finding an API, its endpoints counted.',
  fix: 'Send `Strict-Transport-Security: max-age=31536000` from every host.',
  examples: {
    fires: 'https answers without the header.',
    spares: 'http answers: that is CFG-02.',
  },
  parameters: {},
  detect({ endpoints }) {
    const answered = answering(endpoints);
    const isUnseen = answered.every(
      ({ traffic: { transport } }) => transport === null || transport.withHsts + transport.withoutHsts === 0,
    );
    if (answered.length > 0 && isUnseen)
      return { unobservable: 'No source shows response headers over https.' };
    const sightings = answered.flatMap(({ endpoint, traffic }) => {
      const { withoutHsts: exchanges = 0, lastWithoutHstsMs: lastMs = null } = traffic.transport ?? {};
      if (exchanges === 0 || lastMs === null || isCleanSince(traffic, lastMs)) return [];
      return [{ endpoint, traffic, exchanges, firstMs: null, lastMs }];
    });
    return fireAcross('Successes over https came without Strict-Transport-Security', sightings);
  },
};
