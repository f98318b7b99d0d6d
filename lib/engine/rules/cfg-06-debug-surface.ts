import { isDebugPath } from '@/lib/engine/lexicon/path-roles';
import { citeTraffic } from './cite';
import { isSilent } from './clearing';
import { fireSeen } from './fire';
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
    const { path, traffic, isAttestedPublic } = subject;
    if (!isDebugPath(path) || isAttestedPublic || traffic === null || traffic.successes === 0) return CLEAR;
    const { absent, present } = traffic.credentials;
    if (absent + present === 0) return { unobservable: 'No source shows request headers of its successes.' };
    // A redirect opens nothing: it is how most servers send a stranger to their login.
    const opened = traffic.statuses.filter(({ status }) => status >= 200 && status < 300);
    const exchanges = opened.reduce((sum, { anonymous }) => sum + anonymous, 0);
    const shown = traffic.days.filter(({ anonymous }) => anonymous > 0);
    const [first, last] = [shown[0], shown.at(-1)];
    if (exchanges === 0 || !first || !last || isSilent(subject)) return CLEAR;
    const [firstMs, lastMs] = [first.dayMs, last.dayMs];
    const says = 'A debug surface answered without credentials.';
    return [
      fireSeen({ evidence: [citeTraffic(says, { exchanges, firstMs, lastMs })], traffic, firstMs, lastMs }),
    ];
  },
};
