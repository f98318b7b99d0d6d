import { dayOf } from '@/lib/engine/bytes/time-day';
import { passedSunsetMs } from '@/lib/engine/bytes/time-sunset';
import { citeOperation } from './cite';
import { CLEAR, type EndpointRule } from './rule';
import { fireWhileLive } from './still-live';
import { sunsetsOf } from './sunsets-of';

export const sunsetPassed: EndpointRule = {
  id: 'INV-06',
  title: 'Sunset passed',
  severity: 'high',
  owasp: 9,
  needs: 'both',
  scope: 'endpoint',
  clears: ['revision', 'silence'],
  why: 'Its end was announced and has come: nobody looks after it any more.',
  fires:
    'Its sunset date, from the document, from a `Sunset` header or set for its API, has passed, and a handler answered after it.',
  fix: 'Switch it off, or announce a later date.',
  examples: {
    fires: '`x-sunset: 2026-01-31`, answering in June.',
    spares: '`x-sunset` next year.',
  },
  parameters: {},
  detect(subject, { nowMs }) {
    const { declared, traffic, api } = subject;
    const sunsetMs = passedSunsetMs(sunsetsOf(subject), nowMs);
    if (sunsetMs === null || (traffic?.lastProvingMs ?? 0) < sunsetMs) return CLEAR;
    const where = declared?.sunset ? [citeOperation(`Its sunset is ${declared.sunset}.`, declared)] : [];
    const { sunsetMs: statedMs } = api.stated;
    if (statedMs !== null && statedMs <= nowMs)
      where.push({ says: `The last day that was set for ${api.name} here is ${dayOf(statedMs - 1)}.` });
    return fireWhileLive(subject, 'It still answers after its sunset.', where);
  },
};
