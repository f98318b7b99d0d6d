import { fireSignals } from './fire-signals';
import type { EndpointRule } from './rule';

export const stackTrace: EndpointRule = {
  id: 'CFG-05',
  title: 'Stack trace',
  severity: 'medium',
  owasp: 8,
  needs: 'traffic',
  scope: 'endpoint',
  clears: ['clean-traffic'],
  why: 'It tells an attacker the libraries, the versions, the paths and the query that failed.',
  fires: 'A stack trace or a database’s error message in the body of an error.',
  fix: 'Log the details, and answer a short problem document with an id.',
  examples: {
    fires: 'A 500 with `at Object.<anonymous> (/app/…)`.',
    spares: 'A 500 with `{"error": "internal"}`.',
  },
  parameters: {},
  detect(subject) {
    return fireSignals(subject, {
      says: {
        'stack-trace': 'Error bodies carried a stack trace',
        'sql-error': 'Error bodies carried a database’s error message',
      },
    });
  },
};
