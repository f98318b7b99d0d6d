import { citeTraffic } from './cite';
import { fireSeen } from './fire';
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
  detect({ host, isDeclared, areHostsDeclared, endpoints }) {
    if (isDeclared || !areHostsDeclared) return CLEAR;
    const live = endpoints.flatMap((endpoint) => liveTraffic(endpoint) ?? []);
    const last = live.toSorted((a, b) => (b.lastProvingMs ?? 0) - (a.lastProvingMs ?? 0))[0];
    if (!last) return CLEAR;
    const seen = {
      exchanges: live.reduce(
        (sum, { hosts }) => sum + (hosts.find((met) => met.host === host)?.count ?? 0),
        0,
      ),
      firstMs: Math.min(...live.flatMap(({ firstProvingMs }) => firstProvingMs ?? [])),
      lastMs: last.lastProvingMs,
    };
    const evidence = [
      citeTraffic(`${live.length} endpoints answered on ${host}, which no spec names.`, seen),
    ];
    return [fireSeen({ evidence, traffic: last, firstMs: seen.firstMs, lastMs: seen.lastMs })];
  },
};
