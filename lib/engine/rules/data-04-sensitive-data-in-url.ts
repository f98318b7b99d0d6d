import type { SensitiveClass } from '@/lib/contracts/endpoint';
import { fireFields } from './fire-fields';
import type { EndpointRule } from './rule';

const PASSED_OVER: readonly SensitiveClass[] = [
  'jwt',
  'api-key',
  'password',
  'private-key',
  'ip-address',
  'geolocation',
];

export const sensitiveDataInUrl: EndpointRule = {
  id: 'DATA-04',
  title: 'Sensitive data in the URL',
  severity: 'high',
  owasp: 3,
  needs: 'traffic',
  scope: 'endpoint',
  clears: ['clean-traffic'],
  why: 'URLs are logged everywhere, and so is what stands in them.',
  fires:
    'A value of a sensitive class in the path or the query. Credentials are AUTH-10; addresses and coordinates are passed over.',
  fix: 'Send it in the body of a POST, or use an opaque identifier.',
  examples: {
    fires: '`GET /customers?email=…`.',
    spares: '`GET /customers/8a1f…`.',
  },
  parameters: {},
  detect(subject) {
    const shown = subject.fields
      .filter(({ place }) => place === 'path' || place === 'query')
      .flatMap((field) => {
        const classes = field.classes.filter(({ name }) => !PASSED_OVER.includes(name));
        const lastMs = Math.max(...classes.map((found) => found.lastMs));
        const exchanges = Math.max(...classes.map(({ seen }) => seen));
        return classes.length === 0 ? [] : [{ field, classes, exchanges, lastMs }];
      });
    return fireFields(
      subject,
      shown,
      ({ place, name }) => `The ${place} parameter ${name} carried sensitive values.`,
    );
  },
};
