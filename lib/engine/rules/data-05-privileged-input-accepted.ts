import { isPrivilegedName } from '@/lib/engine/lexicon/privileged-names';
import { declaresRequest } from './declared-fields';
import { fireFields } from './fire-fields';
import { CLEAR, type EndpointRule } from './rule';
import { unlessUnseen } from './unless-unseen';

export const privilegedInputAccepted: EndpointRule = {
  id: 'DATA-05',
  title: 'Privileged input accepted',
  severity: 'high',
  owasp: 3,
  needs: 'both',
  scope: 'endpoint',
  clears: ['revision', 'clean-traffic'],
  why: 'A caller who can send `role` may make himself an administrator (mass assignment).',
  fires: 'A success carried an undeclared input named like `role`, `is_admin` or `balance`.',
  fix: 'Bind only the declared members, and refuse the rest.',
  examples: {
    fires: '`POST /users` with `{"role": …}` answers 201; the schema has no `role`.',
    spares: 'A declared `role` on an admin operation.',
  },
  parameters: {},
  detect(subject) {
    const { declared, traffic } = subject;
    if (!declared?.isCurrent || !declaresRequest(declared)) return CLEAR;
    if (traffic === null || traffic.successes === 0) return CLEAR;
    const shown = subject.fields
      .filter(({ place, name, isDeclared }) => place === 'request' && !isDeclared && isPrivilegedName(name))
      .map((field) => ({ field, classes: [], exchanges: field.seen, lastMs: field.lastMs }));
    const firings = fireFields(
      subject,
      shown,
      ({ name }) => `${name} was sent, is not declared, and the request was accepted.`,
    );
    return unlessUnseen(firings, traffic, 'requestBody');
  },
};
