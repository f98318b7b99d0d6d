import { fireSignals } from './fire-signals';
import { CLEAR, type EndpointRule } from './rule';

export const stackTrace: EndpointRule = {
  id: 'CFG-05',
  title: 'Stack trace',
  severity: 'medium',
  owasp: 8,
  needs: 'traffic',
  scope: 'endpoint',
  clears: ['clean-traffic'],
  why: 'It tells an attacker the libraries, the versions, the paths and the query that failed.',
  fires: 'A stack trace or a database’s error message in the body of an answer 5xx.',
  fix: 'Log the details, and answer a short problem document with an id.',
  examples: {
    fires: 'A 500 with `at Object.<anonymous> (/app/…)`.',
    spares: 'A 500 with `{"error": "internal"}`; a 200 that lists crash reports.',
  },
  parameters: {},
  detect(subject) {
    const { traffic } = subject;
    if (traffic === null || !traffic.days.some(({ serverErrors }) => serverErrors > 0)) return CLEAR;
    if (traffic.visibility.responseBody === 0)
      return { unobservable: 'No source shows the bodies of its responses.' };
    const signals = traffic.signals.filter(({ serverErrors }) => serverErrors > 0);
    return fireSignals(
      { ...subject, traffic: { ...traffic, signals } },
      {
        says: {
          'stack-trace': 'Error bodies carried a stack trace',
          'sql-error': 'Error bodies carried a database’s error message',
        },
      },
    );
  },
};
