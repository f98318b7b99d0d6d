import { citeOperation } from './cite';
import { fireDeclared } from './fire';
import { CLEAR, type EndpointRule } from './rule';

export const optionalAuthentication: EndpointRule = {
  id: 'AUTH-06',
  title: 'Optional authentication',
  severity: 'low',
  owasp: 2,
  needs: 'spec',
  scope: 'endpoint',
  clears: ['revision'],
  why: 'One operation that answers both strangers and users needs two sets of checks, and one of them gets forgotten.',
  fires: 'One alternative of the effective security is empty (`{}`), another is not.',
  fix: 'Remove the empty alternative, or split the operation into a public one and one for users.',
  examples: {
    fires: '`security: [{}, {token: []}]`.',
    spares: '`security: [{token: []}, {apiKey: []}]`: two ways in, both asking for credentials.',
  },
  parameters: {},
  detect({ declared }) {
    if (!declared?.isCurrent || declared.authentication !== 'optional') return CLEAR;
    return [
      fireDeclared([citeOperation('An empty alternative lets callers in without credentials.', declared)]),
    ];
  },
};
