import { citeTraffic } from './cite';
import { fireSeen } from './fire';
import { CLEAR, type EndpointRule } from './rule';
import { answeredOnly } from './web-answers';

export const oversizedResponse: EndpointRule = {
  id: 'DATA-07',
  title: 'Oversized response',
  severity: 'low',
  owasp: 4,
  needs: 'traffic',
  scope: 'endpoint',
  clears: ['clean-traffic'],
  why: 'Large answers cost memory and bandwidth, and usually carry more than the caller needs.',
  fires:
    'The 95th percentile of response sizes is over 1 MB. Images, films and scripts are passed over: nobody pages them.',
  fix: 'Page the list, and let callers choose fields.',
  examples: {
    fires: 'A list of everything, 3 MB.',
    spares: 'A download of 900 kB.',
  },
  parameters: {
    mostBytes: { value: 1_000_000, says: 'Largest 95th percentile of response sizes, in bytes.' },
  },
  detect({ traffic }, { parameters }) {
    if (traffic === null || traffic.requests === 0) return CLEAR;
    if (traffic.responseBytes === null) return { unobservable: 'No source shows the size of responses.' };
    const { p95 } = traffic.responseBytes;
    if (p95 <= (parameters.mostBytes as number) || answeredOnly(traffic, ['page-part'])) return CLEAR;
    const { firstProvingMs: firstMs, lastProvingMs: lastMs, requests: exchanges } = traffic;
    const says = `One response in twenty is larger than ${(p95 / 1e6).toFixed(1)} MB.`;
    return [
      fireSeen({ evidence: [citeTraffic(says, { exchanges, firstMs, lastMs })], traffic, firstMs, lastMs }),
    ];
  },
};
