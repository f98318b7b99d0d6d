import { citeOperations } from './cite';
import { declaredWithout } from './declared-responses';
import { fireDeclared } from './fire';
import { type ApiRule, CLEAR, isUnobservable } from './rule';
import { declaresLimit } from './throttled';

export const tooManyRequestsUndocumented: ApiRule = {
  id: 'RATE-01',
  title: '429 undocumented',
  severity: 'low',
  owasp: 4,
  needs: 'spec',
  scope: 'api',
  clears: ['revision'],
  why: 'A client that is not told of a limit does not slow down, and a limit that nobody writes down often does not exist.',
  fires:
    'Operations of the API declare no 429 response. One finding an API, counted. Postman collections are passed over: they cannot declare responses.',
  fix: 'Limit callers, answer 429 with `Retry-After`, and declare the response.',
  examples: {
    fires: 'Operations that declare `200` and `404` alone.',
    spares: 'Operations that declare `429` or `4XX`.',
  },
  parameters: {},
  detect(subject) {
    const silent = declaredWithout((operation) => !declaresLimit(operation), subject);
    if (isUnobservable(silent)) return silent;
    return silent.length === 0
      ? CLEAR
      : [fireDeclared(citeOperations('No 429 response is declared', silent))];
  },
};
