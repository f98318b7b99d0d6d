import type { SensitiveClass } from '@/lib/contracts/endpoint';
import { fireFields } from './fire-fields';
import { fireSignals } from './fire-signals';
import type { EndpointRule } from './rule';

const SECRETS: readonly SensitiveClass[] = ['jwt', 'api-key', 'password', 'private-key'];

export const credentialInUrlSeen: EndpointRule = {
  id: 'AUTH-10',
  title: 'Credential in the URL (seen)',
  severity: 'high',
  owasp: 2,
  needs: 'traffic',
  scope: 'endpoint',
  clears: ['clean-traffic'],
  why: 'It now stands in every log, proxy and history on the way.',
  fires: 'A query parameter named like a secret, or a token-shaped value in path or query, was sent.',
  fix: 'Take credentials in headers alone, refuse them in URLs, and revoke those that were sent.',
  examples: {
    fires: '`GET /export?access_token=…`.',
    spares: '`GET /items?page_token=…` with a short value.',
  },
  parameters: {},
  detect(subject) {
    const signals = fireSignals(subject, {
      says: {
        'credential-in-query': 'A query parameter named like a credential was sent',
        'token-in-path': 'A segment of the path has the shape of a token',
      },
    });
    const shown = subject.fields
      .filter(({ place }) => place === 'query' || place === 'path')
      .flatMap((field) => {
        const classes = field.classes.filter(({ name }) => SECRETS.includes(name));
        const last = Math.max(...classes.map(({ lastMs }) => lastMs));
        const exchanges = Math.max(...classes.map(({ seen }) => seen));
        return classes.length === 0 ? [] : [{ field, classes, exchanges, lastMs: last }];
      });
    const fields = fireFields(
      subject,
      shown,
      ({ name, place }) => `The ${place} parameter ${name} carried a credential.`,
    );
    return [...signals, ...fields];
  },
};
