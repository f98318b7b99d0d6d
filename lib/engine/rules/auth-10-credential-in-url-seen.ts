import type { SensitiveClass } from '@/lib/contracts/endpoint';
import type { SubjectField } from '@/lib/contracts/subject';
import { isCredentialParameter, isPasswordStep } from '@/lib/engine/lexicon/credential-parameters';
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
    const shown = subject.fields.flatMap((field) => {
      if ((field.place !== 'query' && field.place !== 'path') || field.seen === 0) return [];
      const classes = field.classes.filter(({ name }) => SECRETS.includes(name));
      if (isCredential(field, subject.path))
        return [{ field, classes, exchanges: field.seen, lastMs: field.lastMs }];
      const lastMs = Math.max(...classes.map((found) => found.lastMs));
      const exchanges = Math.max(...classes.map(({ seen }) => seen));
      return classes.length === 0 ? [] : [{ field, classes, exchanges, lastMs }];
    });
    const fields = fireFields(
      subject,
      shown,
      ({ name, place }) => `The ${place} parameter ${name} carried a credential.`,
    );
    const places = new Set(shown.map(({ field }) => field.place));
    // Signals tell of values whose field is not known: of a segment without a parameter, of a name beyond the limits.
    const signals = fireSignals(subject, {
      says: {
        ...(places.has('query')
          ? {}
          : { 'credential-in-query': 'A query parameter named like a credential was sent' }),
        ...(places.has('path') ? {} : { 'token-in-path': 'A segment of the path has the shape of a token' }),
      },
    });
    return [...signals, ...fields];
  },
};

/** Named like one, or its value let callers in. */
function isCredential({ place, name, credentials }: SubjectField, path: string): boolean {
  return place === 'query' && (credentials > 0 || isCredentialParameter(name) || isPasswordStep(name, path));
}
