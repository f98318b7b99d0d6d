import { isNonProductionHost } from '@/lib/engine/lexicon/host-roles';
import { citeTraffic } from './cite';
import { isSettledByTraffic } from './clearing';
import { fireSeen } from './fire';
import { CLEAR, type HostRule } from './rule';

export const nonProductionExposed: HostRule = {
  id: 'INV-09',
  title: 'Non-production exposed',
  severity: 'medium',
  owasp: 9,
  needs: 'traffic',
  scope: 'host',
  clears: ['clean-traffic', 'silence'],
  why: 'Test systems run unfinished code on real data with weaker locks.',
  fires: 'A host named like a development, test or staging system answers a client with a public address.',
  fix: 'Put it behind a VPN or an allow list.',
  examples: {
    fires: '`staging-api.example.com` answers a client from the internet.',
    spares: '`test.example.com` answers `10.0.0.7`.',
  },
  parameters: {},
  detect({ host, endpoints }) {
    if (!isNonProductionHost(host)) return CLEAR;
    // The clients of an endpoint are not told apart by host: where production answers too, they say nothing of this one.
    const own = endpoints.filter(
      ({ traffic }) =>
        traffic?.otherHosts === 0 && traffic.hosts.every((met) => isNonProductionHost(met.host)),
    );
    const shown = own.flatMap((endpoint) => {
      const { traffic } = endpoint;
      const signal = traffic?.signals.find(({ kind }) => kind === 'public-client');
      return traffic && signal && !isSettledByTraffic(endpoint, signal.lastMs) ? [{ traffic, signal }] : [];
    });
    const last = shown.toSorted((a, b) => b.signal.lastMs - a.signal.lastMs)[0];
    if (!last) {
      const isClientVisible = own.some(({ traffic }) => (traffic?.visibility.client ?? 0) > 0);
      return isClientVisible
        ? CLEAR
        : { unobservable: 'No source shows the addresses of its clients alone.' };
    }
    const firstMs = Math.min(...shown.map(({ signal }) => signal.firstMs));
    const exchanges = shown.reduce((sum, { signal }) => sum + signal.count, 0);
    const says = `${host} answered clients with public addresses on ${shown.length === 1 ? '1 endpoint' : `${shown.length} endpoints`}.`;
    const evidence = [citeTraffic(says, { exchanges, firstMs, lastMs: last.signal.lastMs })];
    return [fireSeen({ evidence, traffic: last.traffic, firstMs, lastMs: last.signal.lastMs })];
  },
};
