import { citeTraffic } from './cite';
import { isCleanSince } from './clearing';
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
  fires:
    'Of the successes whose headers a source shows, half or more carry neither a trace id nor a principal. What a browser recorded (HAR) is passed over: gateways add trace ids later.',
  fix: 'Propagate `traceparent` (W3C Trace Context), and log the authenticated subject.',
  examples: {
    fires: 'Requests without `traceparent`, request id or credentials.',
    spares: 'Anonymous requests with a request id.',
  },
  parameters: { mostShare: { value: 0.5, says: 'Share of records without either, from which it fires.' } },
  detect({ traffic }, { parameters }) {
    if (traffic === null || traffic.successes === 0) return CLEAR;
    const { present, absent } = traffic.credentials;
    if (present + absent === 0) return { unobservable: 'No source shows request headers.' };
    const kept = traffic.signals.find(({ kind }) => kind === 'client-record');
    const visible = present + absent - (kept?.successes ?? 0);
    if (visible <= 0)
      return { unobservable: 'Records that the client keeps lack the trace ids that gateways add.' };
    const traced = traffic.signals.find(({ kind }) => kind === 'attributable')?.anonymous ?? 0;
    const thin = absent - (kept?.anonymous ?? 0) - traced;
    const last = traffic.days.findLast(({ anonymous }) => anonymous > 0);
    if (!last || thin < visible * (parameters.mostShare as number)) return CLEAR;
    if (isCleanSince(traffic, last.dayMs)) return CLEAR;
    const { firstProvingMs: firstMs, lastProvingMs: lastMs } = traffic;
    const says = `${thin} of ${visible} successes carry neither a trace id nor a principal.`;
    const evidence = [citeTraffic(says, { exchanges: thin, firstMs, lastMs })];
    return [fireSeen({ evidence, traffic, firstMs, lastMs })];
  },
};
