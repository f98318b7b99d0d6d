import { fireHeaderSignals } from './fire-signals';
import type { EndpointRule } from './rule';

export const permissiveCors: EndpointRule = {
  id: 'CFG-04',
  title: 'Permissive CORS',
  severity: 'medium',
  owasp: 8,
  needs: 'traffic',
  scope: 'endpoint',
  clears: ['clean-traffic'],
  why: 'Any site can then read the answers with the visitor’s own session.',
  fires: 'A response allowed any origin, or gave back the origin of the request, together with credentials.',
  fix: 'Allow the origins you know, by name.',
  examples: {
    fires: '`Access-Control-Allow-Origin` repeats the request’s `Origin`, with `Allow-Credentials: true`.',
    spares: '`*` without credentials.',
  },
  parameters: {},
  detect(subject) {
    return fireHeaderSignals(subject, {
      says: {
        'cors-any-origin-with-credentials': 'Responses allow any origin together with credentials',
        'cors-reflected-origin-with-credentials':
          'Responses repeat the request’s origin together with credentials',
      },
    });
  },
};
