import { declaresResponse } from './declared-fields';
import { fireFields } from './fire-fields';
import { CLEAR, type EndpointRule } from './rule';
import { unlessUnseen } from './unless-unseen';

export const undeclaredSensitiveData: EndpointRule = {
  id: 'DATA-02',
  title: 'Undeclared sensitive data',
  severity: 'high',
  owasp: 3,
  needs: 'both',
  scope: 'endpoint',
  clears: ['revision', 'clean-traffic'],
  why: 'What the document does not name nobody decided to publish.',
  fires: 'A sensitive response field that the response schema does not name.',
  fix: 'Leave it out of the answer, or declare it and protect it.',
  examples: {
    fires: '`passwordHash` in a user whose schema has `id` and `name`.',
    spares: 'A declared `email`.',
  },
  parameters: {},
  detect(subject) {
    const { declared } = subject;
    if (!declared?.isCurrent || !declaresResponse(declared)) return CLEAR;
    const shown = subject.fields
      .filter(({ place, isDeclared, classes }) => place === 'response' && !isDeclared && classes.length > 0)
      .map((field) => ({
        field,
        classes: field.classes,
        exchanges: Math.max(...field.classes.map(({ seen }) => seen)),
        lastMs: Math.max(...field.classes.map(({ lastMs }) => lastMs)),
      }));
    const firings = fireFields(
      subject,
      shown,
      ({ name }) => `${name} is sensitive, and the response schema does not name it.`,
    );
    return unlessUnseen(firings, subject.traffic, 'responseBody');
  },
};
