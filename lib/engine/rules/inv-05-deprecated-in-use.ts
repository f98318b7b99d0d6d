import { dayOf } from '@/lib/engine/bytes/time-day';
import { passedSunsetMs } from '@/lib/engine/bytes/time-sunset';
import { citeOperation } from './cite';
import { CLEAR, type EndpointRule } from './rule';
import { fireWhileLive } from './still-live';
import { sunsetsOf } from './sunsets-of';

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
    'The operation is `deprecated`, its API was set to deprecated, or it answers with a `Deprecation` header dated now or earlier, and a handler still answers. What answers after its sunset is INV-06.',
  fix: 'Tell the callers, set a sunset date, and follow their number down to none.',
  examples: {
    fires: '`deprecated: true` and 40 requests yesterday.',
    spares: '`Deprecation` dated next month: not yet.',
  },
  parameters: {},
  detect(subject, { nowMs }) {
    const { declared, traffic, api } = subject;
    const sunsetMs = passedSunsetMs(sunsetsOf(subject), nowMs);
    if (sunsetMs !== null && (traffic?.lastProvingMs ?? 0) >= sunsetMs) return CLEAR;
    const where =
      declared?.isCurrent && declared.isDeprecated
        ? [citeOperation('Its document calls it deprecated.', declared)]
        : [];
    const { deprecatedMs } = api.stated;
    if (deprecatedMs !== null && deprecatedMs <= nowMs)
      where.push({ says: `${api.name} was set to deprecated here, from ${dayOf(deprecatedMs)}.` });
    const headerMs = traffic?.deprecationMs ?? null;
    if (where.length === 0 && (headerMs === null || headerMs > nowMs)) return CLEAR;
    return fireWhileLive(subject, 'It is deprecated and still in use.', where);
  },
};
