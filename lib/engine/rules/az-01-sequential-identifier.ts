import { citeOperation } from './cite';
import { fireDeclared } from './fire';
import { CLEAR, type EndpointRule } from './rule';

export const sequentialIdentifier: EndpointRule = {
  id: 'AZ-01',
  title: 'Sequential identifier',
  severity: 'low',
  owasp: 1,
  needs: 'spec',
  scope: 'endpoint',
  clears: ['revision'],
  why: 'Who knows order 1041 can ask for 1042. It turns every missing ownership check into a leak of everything.',
  fires: 'A path parameter that identifies an object is declared an integer.',
  fix: 'Use random identifiers (UUID) outside, and check on every call whose object it is.',
  examples: {
    fires: '`/orders/{orderId}` with `type: integer`.',
    spares: '`/reports/{year}` with `type: integer`: a year identifies nothing of anybody.',
  },
  parameters: {},
  detect({ declared }) {
    if (!declared?.isCurrent) return CLEAR;
    return declared.fields
      .filter(({ place, name, type }) => place === 'path' && isInteger(type) && isIdentifier(name))
      .map(({ name }) =>
        fireDeclared([citeOperation(`The path parameter ${name} is an integer.`, declared)], name),
      );
  },
};

function isInteger(type: string): boolean {
  return type.split('|').some((one) => one === 'integer' || one.startsWith('integer:'));
}

/** As Spectral's rule has it: `id`, or a name that ends with it. */
function isIdentifier(name: string): boolean {
  return /(^|[-_.])id$/i.test(name) || /[a-z]I[dD]$/.test(name);
}
