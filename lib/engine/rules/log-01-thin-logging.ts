import { citeTraffic } from './cite';
import { fireSeen } from './fire';
import { CLEAR, type EndpointRule } from './rule';

export const thinLogging: EndpointRule = {
  id: 'LOG-01',
  title: 'Thin logging',
  severity: 'low',
  owasp: 8,
  needs: 'traffic',
  scope: 'endpoint',
  clears: ['clean-traffic'],
  why: 'After an incident nobody can say what belonged together, or who it was.',
  fires: 'Half of the records or more carry neither a trace id nor a principal.',
  fix: 'Propagate `traceparent` (W3C Trace Context), and log the authenticated subject.',
  examples: {
    fires: 'Requests without `traceparent`, request id or credentials.',
    spares: 'Anonymous requests with a request id.',
  },
  parameters: { mostShare: { value: 0.5, says: 'Share of records without either, from which it fires.' } },
  detect({ traffic }, { parameters }) {
    if (traffic === null || traffic.requests === 0) return CLEAR;
    const visible = traffic.visibility.requestHeaders;
    if (visible === 0) return { unobservable: 'No source shows request headers.' };
    const told = Math.min(visible, traffic.signals.find(({ kind }) => kind === 'attributable')?.count ?? 0);
    if (visible - told < visible * (parameters.mostShare as number)) return CLEAR;
    const { firstMs, lastMs } = traffic;
    const says = `${visible - told} of ${visible} records carry neither a trace id nor a principal.`;
    const evidence = [citeTraffic(says, { exchanges: visible - told, firstMs, lastMs })];
    return [fireSeen({ evidence, traffic, firstMs, lastMs })];
  },
};
