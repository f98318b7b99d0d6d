import { isDebugPath } from '@/lib/engine/lexicon/path-roles';
import { fireAnonymous } from './fire-anonymous';
import { CLEAR, type EndpointRule } from './rule';

export const debugSurface: EndpointRule = {
  id: 'CFG-06',
  title: 'Debug surface',
  severity: 'high',
  owasp: 8,
  needs: 'traffic',
  scope: 'endpoint',
  clears: ['silence'],
  why: 'It shows configuration, memory or code to whoever asks.',
  fires: 'A debugging or operations path answers a success without credentials.',
  fix: 'Switch it off, or bind it to the inside.',
  examples: {
    fires: '`GET /actuator/env` answers 200 to anybody.',
    spares: '`GET /metrics` with credentials.',
  },
  parameters: {},
  detect(subject) {
    if (!isDebugPath(subject.path) || subject.isAttestedPublic) return CLEAR;
    return fireAnonymous(subject, 'A debug surface answered without credentials.');
  },
};
