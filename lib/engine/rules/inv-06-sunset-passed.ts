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
    'Its sunset date, from the document or from a `Sunset` header, has passed, and a handler still answers.',
  fix: 'Switch it off, or announce a later date.',
  examples: {
    fires: '`x-sunset: 2026-01-31`, answering in June.',
    spares: '`x-sunset` next year.',
  },
  parameters: {},
  detect(subject) {
    const { states, declared } = subject;
    if (states.lifecycle !== 'sunset-passed') return CLEAR;
    const where = declared?.sunset ? [citeOperation(`Its sunset is ${declared.sunset}.`, declared)] : [];
    return fireWhileLive(subject, 'It still answers after its sunset.', where);
  },
};
