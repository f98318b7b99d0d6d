import { fireSignals } from './fire-signals';
import type { EndpointRule } from './rule';
import { isMonthWithout } from './settled-by';

export const injectionReached: EndpointRule = {
  id: 'ATT-01',
  title: 'Injection reached the API',
  severity: 'medium',
  owasp: 8,
  needs: 'traffic',
  scope: 'endpoint',
  clears: ['month-without'],
  why: 'Somebody is trying the doors. An answer other than a refusal may mean that one gave way.',
  fires:
    'An SQL, XSS, path traversal, command or XXE signature in path, query or body; high when a success or a 5xx answered it.',
  fix: 'Check how the input is used; refuse such requests at the gateway meanwhile.',
  examples: {
    fires: '`?q=’ OR 1=1--` answered 200.',
    spares: 'A search for `O’Reilly`.',
  },
  parameters: {},
  detect(subject) {
    return fireSignals(subject, {
      says: {
        'sql-injection': 'Requests carried SQL injection signatures',
        'cross-site-scripting': 'Requests carried script injection signatures',
        'path-traversal': 'Requests carried path traversal signatures',
        'command-injection': 'Requests carried command injection signatures',
        'xml-external-entity': 'Requests carried XML external entities',
      },
      severityOf: ({ successes, serverErrors }) => (successes + serverErrors > 0 ? 'high' : undefined),
      isSettled: ({ lastMs }) => isMonthWithout(subject.activity, lastMs),
    });
  },
};
