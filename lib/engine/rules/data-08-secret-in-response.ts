import type { SensitiveClass } from '@/lib/contracts/endpoint';
import { fireFields } from './fire-fields';
import { fireSignals } from './fire-signals';
import type { EndpointRule } from './rule';
import { unlessUnseen } from './unless-unseen';

const SECRETS: readonly SensitiveClass[] = ['api-key', 'private-key', 'password'];

export const secretInResponse: EndpointRule = {
  id: 'DATA-08',
  title: 'Secret in a response',
  severity: 'critical',
  owasp: 3,
  needs: 'traffic',
  scope: 'endpoint',
  clears: ['clean-traffic'],
  why: 'A secret that was sent is known, whoever asked for it.',
  fires: 'A response body carried a private key, a cloud or API key of known shape, or a password hash.',
  fix: 'Leave it out, and change the secret.',
  examples: {
    fires: 'A user with its `password` hash.',
    spares: 'A token that a login answers: that is what it is for.',
  },
  parameters: {},
  detect(subject) {
    const shown = subject.fields
      .filter(({ place }) => place === 'response')
      .flatMap((field) => {
        const classes = field.classes.filter(({ name }) => SECRETS.includes(name));
        const lastMs = Math.max(...classes.map((found) => found.lastMs));
        const exchanges = Math.max(...classes.map(({ seen }) => seen));
        return classes.length === 0 ? [] : [{ field, classes, exchanges, lastMs }];
      });
    const fields = fireFields(subject, shown, ({ name }) => `${name} carried a secret.`);
    // A field that already says it needs no second finding.
    if (shown.some(({ classes }) => classes.some(({ name }) => name === 'password'))) return fields;
    const hashes = fireSignals(subject, { says: { 'password-hash': 'A body carried a password hash' } });
    return unlessUnseen([...fields, ...hashes], subject.traffic, 'responseBody');
  },
};
