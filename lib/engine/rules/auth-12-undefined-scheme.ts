import { citeOperation } from './cite';
import { fireDeclared } from './fire';
import { CLEAR, type EndpointRule } from './rule';

export const undefinedScheme: EndpointRule = {
  id: 'AUTH-12',
  title: 'Undefined scheme',
  severity: 'medium',
  owasp: 2,
  needs: 'spec',
  scope: 'endpoint',
  clears: ['revision'],
  why: 'Gateways and generators that meet a scheme nobody defined skip it, and the operation with it is open.',
  fires: 'A security requirement names a scheme that the document does not define.',
  fix: 'Define the scheme, or correct its name in the requirement.',
  examples: {
    fires: '`security: [{tokn: []}]` where the document defines `token`.',
    spares: '`security: [{token: []}]`, defined in `components/securitySchemes`.',
  },
  parameters: {},
  detect({ declared }) {
    if (!declared?.isCurrent) return CLEAR;
    const uses = declared.security.flat().filter(({ kind }) => kind === 'undefined');
    return [...new Set(uses.map(({ scheme }) => scheme))].map((scheme) =>
      fireDeclared(
        [citeOperation(`The requirement names ${scheme}, which is not defined.`, declared)],
        scheme,
      ),
    );
  },
};
