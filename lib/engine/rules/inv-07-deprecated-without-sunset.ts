import { citeOperation } from './cite';
import { fireDeclared } from './fire';
import { CLEAR, type EndpointRule } from './rule';

export const deprecatedWithoutSunset: EndpointRule = {
  id: 'INV-07',
  title: 'Deprecated without a sunset date',
  severity: 'low',
  owasp: 9,
  needs: 'spec',
  scope: 'endpoint',
  clears: ['revision', 'metadata'],
  why: 'Without a date nobody moves, and the old version lives on.',
  fires:
    'The operation is `deprecated`, and neither an extension nor a `Sunset` header says until when it answers.',
  fix: 'Set a date (`x-sunset`, the `Sunset` header of RFC 8594), and tell the callers.',
  examples: {
    fires: '`deprecated: true` alone.',
    spares: '`deprecated: true` with `x-sunset: 2027-01-31`.',
  },
  parameters: {},
  detect({ declared, traffic }) {
    if (!declared?.isCurrent || !declared.isDeprecated) return CLEAR;
    if (declared.sunset !== undefined || (traffic?.sunsetMs ?? null) !== null) return CLEAR;
    return [
      fireDeclared([citeOperation('It is deprecated, and no date says until when it answers.', declared)]),
    ];
  },
};
