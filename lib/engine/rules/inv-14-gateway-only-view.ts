import { fireDeclared } from './fire';
import { type ApiRule, CLEAR } from './rule';

export const gatewayOnlyView: ApiRule = {
  id: 'INV-14',
  title: 'Gateway-only view',
  severity: 'info',
  owasp: 9,
  needs: 'metadata',
  scope: 'api',
  clears: ['metadata'],
  why: 'Calls between services do not pass the gateway: what they use, and how, stays unseen.',
  fires: 'The only traffic source of the API is a gateway.',
  fix: 'Add a source inside: a service’s own log, a mesh, OpenTelemetry.',
  examples: {
    fires: 'All traffic comes from Kong.',
    spares: 'Kong and the access log of the service.',
  },
  parameters: {},
  detect({ sourceKinds }) {
    if (sourceKinds === null) return { unobservable: 'Sources are not told apart here.' };
    if (sourceKinds.length === 0 || sourceKinds.some((kind) => kind !== 'gateway')) return CLEAR;
    return [fireDeclared([{ says: 'Every source that shows traffic to it is a gateway.' }])];
  },
};
