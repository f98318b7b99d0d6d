import { passedSunsetMs } from '@/lib/engine/bytes/time-sunset';
import { citeOperation } from './cite';
import { CLEAR, type EndpointRule } from './rule';
import { fireWhileLive } from './still-live';

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
    'Its sunset date, from the document or from a `Sunset` header, has passed, and a handler answered after it.',
  fix: 'Switch it off, or announce a later date.',
  examples: {
    fires: '`x-sunset: 2026-01-31`, answering in June.',
    spares: '`x-sunset` next year.',
  },
  parameters: {},
  detect(subject, { nowMs }) {
    const { declared, traffic } = subject;
    const sunsetMs = passedSunsetMs(declared?.sunset ?? null, traffic?.sunsetMs ?? null, nowMs);
    if (sunsetMs === null || (traffic?.lastProvingMs ?? 0) < sunsetMs) return CLEAR;
    const where = declared?.sunset ? [citeOperation(`Its sunset is ${declared.sunset}.`, declared)] : [];
    return fireWhileLive(subject, 'It still answers after its sunset.', where);
  },
};
