import type { SensitiveClass } from '@/lib/contracts/endpoint';
import { sensitiveDataInUrl } from './data-04-sensitive-data-in-url';
import { describeRule } from './testing/scenarios';
import { CLEAN_DAYS, makeClass, makeDay, makeEndpoint, makeField, makeTraffic } from './testing/subjects';

const sent = (place: 'query' | 'path' | 'request', name: string, ...classes: SensitiveClass[]) =>
  makeEndpoint({ fields: [makeField({ place, name, classes: classes.map((found) => makeClass(found)) })] });

describeRule(sensitiveDataInUrl, [
  {
    name: 'an e-mail address in the query',
    subject: sent('query', 'email', 'email'),
    expect: 'fires',
    firings: [{ qualifier: 'query email', severity: 'high', confidence: 'high' }],
  },
  {
    name: 'a card number in the path',
    subject: sent('path', 'card', 'payment-card'),
    expect: 'fires',
    firings: [{ qualifier: 'path card' }],
  },
  {
    name: 'a credential is AUTH-10',
    subject: sent('query', 'q', 'jwt', 'api-key', 'password'),
    expect: 'spares',
  },
  { name: 'where the caller is', subject: sent('query', 'near', 'geolocation'), expect: 'spares' },
  { name: 'in the body', subject: sent('request', 'email', 'email'), expect: 'spares' },
  { name: 'an opaque identifier', subject: sent('path', 'id'), expect: 'spares' },
  {
    name: '90 newer successes over 9 days without it',
    subject: makeEndpoint({
      fields: [makeField({ place: 'query', classes: [makeClass('email', { lastMs: makeDay(11).dayMs })] })],
      traffic: makeTraffic([makeDay(11), ...CLEAN_DAYS]),
    }),
    expect: 'clears',
  },
]);
