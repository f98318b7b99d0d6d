import type { ApiSubject } from '@/lib/contracts/subject';
import { citeTraffic } from './cite';
import { citeScheme } from './cite-scheme';
import { countJudged, isCleanSince } from './clearing';
import { fireDeclared, fireSeen } from './fire';
import type { ApiRule, Firing } from './rule';

export const basicAuthentication: ApiRule = {
  id: 'AUTH-07',
  title: 'Basic authentication',
  severity: 'medium',
  owasp: 2,
  needs: 'both',
  scope: 'api',
  clears: ['revision', 'clean-traffic'],
  why: 'Basic sends the password itself with every request: one leaked log line is enough.',
  fires: 'A document defines an HTTP scheme `basic`, or successes came with Basic credentials.',
  fix: 'Move to short-lived tokens (OAuth 2, OpenID Connect), then refuse Basic.',
  examples: {
    fires: '`type: http, scheme: basic`, whether an operation uses it or not.',
    spares: '`type: http, scheme: bearer`.',
  },
  parameters: {},
  countOf: countJudged,
  detect(subject) {
    const firings = [...declaredFirings(subject), ...seenFiring(subject)];
    const judged = subject.endpoints.filter(({ traffic }) => traffic !== null && traffic.successes > 0);
    const isUnseen = judged.every(({ traffic }) => traffic?.credentials.unobservable === traffic?.successes);
    return firings.length > 0 || judged.length === 0 || !isUnseen
      ? firings
      : { unobservable: 'No source shows request headers of its successes.' };
  },
};

function declaredFirings({ specs }: ApiSubject): Firing[] {
  return specs.flatMap((spec) =>
    spec.schemes
      .filter(({ kind }) => kind === 'basic')
      .map((scheme) => fireDeclared([citeScheme('The scheme is HTTP Basic.', spec, scheme)], scheme.scheme)),
  );
}

/** One firing for all endpoints, told by the one that showed it last. */
function seenFiring({ endpoints }: ApiSubject): Firing[] {
  const seen = endpoints.flatMap(({ method, path, traffic }) => {
    const basic = traffic?.credentials.kinds.find(({ kind }) => kind === 'basic');
    if (!traffic || !basic || isCleanSince(traffic, basic.lastMs, countJudged)) return [];
    return [{ traffic, count: basic.count, lastMs: basic.lastMs, endpoint: `${method} ${path}` }];
  });
  seen.sort((a, b) => b.lastMs - a.lastMs);
  const last = seen[0];
  if (!last) return [];
  const exchanges = seen.reduce((sum, { count }) => sum + count, 0);
  const says = `Successes came with Basic credentials, last on ${last.endpoint}, on ${seen.length} endpoints in all.`;
  const evidence = [citeTraffic(says, { exchanges, firstMs: null, lastMs: last.lastMs })];
  return [fireSeen({ evidence, traffic: last.traffic, firstMs: null, lastMs: last.lastMs })];
}
