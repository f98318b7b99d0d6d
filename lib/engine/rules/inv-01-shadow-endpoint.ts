import { isWellKnown } from '@/lib/engine/lexicon/public-paths';
import { citeTraffic } from './cite';
import { isSilent } from './clearing';
import { disclosesAny } from './disclosed';
import { confidenceOf } from './evidence-floor';
import { CLEAR, type EndpointRule } from './rule';
import { isOfSite } from './web-answers';

export const shadowEndpoint: EndpointRule = {
  id: 'INV-01',
  title: 'Shadow endpoint',
  severity: 'high',
  owasp: 9,
  needs: 'both',
  scope: 'endpoint',
  clears: ['revision', 'silence'],
  why: 'Nobody reviews, tests or retires what no spec mentions. Attackers find such endpoints by guessing.',
  fires:
    'A handler answers on a path that no revision of the API documents under any method. Pages of a web site and what they are made of are passed over, unless they disclose sensitive data; lists of folders are not.',
  fix: 'Document the endpoint in the API’s spec, or switch it off.',
  examples: {
    fires: '`GET /internal/export` answers 200; the spec of its API has no such path.',
    spares: '`GET /backup.zip` answers 404: nothing is there.',
  },
  parameters: {},
  detect(subject) {
    const { states, traffic } = subject;
    if (states.documentation !== 'undocumented' || traffic === null || traffic.lastProvingMs === null)
      return CLEAR;
    if (subject.isPathDocumented || isSilent(subject)) return CLEAR;
    if (isOfSite(subject) && (isWellKnown(subject.path) || !disclosesAny(subject))) return CLEAR;
    const seen = {
      exchanges: traffic.requests,
      firstMs: traffic.firstProvingMs,
      lastMs: traffic.lastProvingMs,
    };
    const evidence = [citeTraffic('A handler answered, and no revision of a spec declares the path.', seen)];
    return [
      {
        qualifier: '',
        confidence: confidenceOf(traffic),
        evidence,
        firstMs: seen.firstMs,
        lastMs: seen.lastMs,
      },
    ];
  },
};
