import { earliestSunsetMs } from '@/lib/engine/bytes/time-sunset';
import { citeOperation } from './cite';
import { fireDeclared } from './fire';
import { CLEAR, type EndpointRule } from './rule';
import { sunsetsOf } from './sunsets-of';

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
    'The operation is `deprecated`, and no extension, no `Sunset` header and no person says until when it answers.',
  fix: 'Set a date (`x-sunset`, the `Sunset` header of RFC 8594), and tell the callers.',
  examples: {
    fires: '`deprecated: true` alone.',
    spares: '`deprecated: true` with `x-sunset: 2027-01-31`.',
  },
  parameters: {},
  detect(subject) {
    const { declared } = subject;
    if (!declared?.isCurrent || !declared.isDeprecated) return CLEAR;
    if (earliestSunsetMs(sunsetsOf(subject)) !== null || declared.sunset !== undefined) return CLEAR;
    return [
      fireDeclared([citeOperation('It is deprecated, and no date says until when it answers.', declared)]),
    ];
  },
};
