import type { AggregateSummary } from '@/lib/contracts/evidence';
import { citeTraffic } from './cite';
import { fireSeen } from './fire';
import { isHostSilent } from './host-silence';
import { CLEAR, type HostRule } from './rule';
import { liveTraffic } from './still-live';

export const shadowHost: HostRule = {
  id: 'INV-03',
  title: 'Shadow host',
  severity: 'medium',
  owasp: 9,
  needs: 'traffic',
  scope: 'host',
  clears: ['revision', 'silence'],
  why: 'A host that no document names is missing from every review, and often from the firewall rules too.',
  fires: 'Handlers answer on a host that no spec names among its servers, while specs do name others.',
  fix: 'Name the host in a document’s servers, join it to its API, or switch it off.',
  examples: {
    fires: 'Traffic on `old-api.example.com`; documents name `api.example.com`.',
    spares: 'Traffic on `eu.api.example.com`, covered by `https://{region}.api.example.com`.',
  },
  parameters: {},
  detect(subject) {
    const { host, isDeclared, areHostsDeclared, endpoints, activity } = subject;
    if (isDeclared || !areHostsDeclared || isHostSilent(subject)) return CLEAR;
    const live = endpoints.flatMap((endpoint) => liveTraffic(endpoint) ?? []);
    const last = live.toSorted((a, b) => (b.lastProvingMs ?? 0) - (a.lastProvingMs ?? 0))[0];
    if (!last) return CLEAR;
    const seen = {
      exchanges: live.reduce(
        (sum, { hosts }) => sum + (hosts.find((met) => met.host === host)?.count ?? 0),
        0,
      ),
      firstMs: firstOn(live),
      lastMs: activity.lastMs,
    };
    const count = live.length === 1 ? '1 endpoint' : `${live.length} endpoints`;
    const evidence = [citeTraffic(`${count} answered on ${host}, which no spec names.`, seen)];
    return [fireSeen({ evidence, traffic: last, firstMs: seen.firstMs, lastMs: seen.lastMs })];
  },
};

/** When the host was first met; `null` where its endpoints answer on others too, whose times are not told apart. */
function firstOn(live: readonly AggregateSummary[]): number | null {
  const isAlone = live.every(({ hosts, otherHosts }) => hosts.length === 1 && otherHosts === 0);
  return isAlone ? Math.min(...live.flatMap(({ firstProvingMs }) => firstProvingMs ?? [])) : null;
}
