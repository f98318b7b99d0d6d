import { citeOperation } from './cite';
import { CLEAR, type EndpointRule } from './rule';
import { fireWhileLive } from './still-live';

export const deprecatedInUse: EndpointRule = {
  id: 'INV-05',
  title: 'Deprecated in use',
  severity: 'medium',
  owasp: 9,
  needs: 'both',
  scope: 'endpoint',
  clears: ['revision', 'silence'],
  why: 'Callers who have not moved will break on the day it is switched off, or keep it alive for ever.',
  fires:
    'The operation is `deprecated`, or answers with a `Deprecation` header dated now or earlier, and a handler still answers.',
  fix: 'Tell the callers, set a sunset date, and follow their number down to none.',
  examples: {
    fires: '`deprecated: true` and 40 requests yesterday.',
    spares: '`Deprecation` dated next month: not yet.',
  },
  parameters: {},
  detect(subject) {
    const { states, declared } = subject;
    if (states.lifecycle !== 'deprecated') return CLEAR;
    const where = declared?.isDeprecated
      ? [citeOperation('Its document calls it deprecated.', declared)]
      : [];
    return fireWhileLive(subject, 'It is deprecated and still in use.', where);
  },
};
