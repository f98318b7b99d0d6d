import type { SensitiveClass } from '@/lib/contracts/endpoint';
import type { SubjectField } from '@/lib/contracts/subject';
import { secretInResponse } from './data-08-secret-in-response';
import { describeRule } from './testing/scenarios';
import {
  CLEAN_DAYS,
  makeClass,
  makeDay,
  makeEndpoint,
  makeField,
  makeSignal,
  makeTraffic,
  SEEN,
} from './testing/subjects';

const seen = makeTraffic(undefined, { visibility: SEEN });
const sent = (name: SensitiveClass, overrides: Partial<SubjectField> = {}) =>
  makeEndpoint({
    fields: [makeField({ name: 'value', classes: [makeClass(name)], ...overrides })],
    traffic: seen,
  });

describeRule(secretInResponse, [
  {
    name: 'a private key',
    subject: sent('private-key'),
    expect: 'fires',
    firings: [{ qualifier: 'response value', severity: 'critical', confidence: 'high' }],
  },
  { name: 'an API key of known shape', subject: sent('api-key'), expect: 'fires' },
  { name: 'a password, to callers with credentials too', subject: sent('password'), expect: 'fires' },
  {
    name: 'a password hash that intake recognised',
    subject: makeEndpoint({ traffic: makeTraffic(undefined, { signals: [makeSignal('password-hash')] }) }),
    expect: 'fires',
    firings: [{ qualifier: 'password-hash' }],
  },
  { name: 'the token that a login answers', subject: sent('jwt'), expect: 'spares' },
  {
    name: 'a password that the caller sent',
    subject: sent('password', { place: 'request' }),
    expect: 'spares',
  },
  { name: 'an e-mail address', subject: sent('email'), expect: 'spares' },
  { name: 'no source shows response bodies', subject: makeEndpoint(), expect: 'unobservable' },
  {
    name: '90 newer successes over 9 days without it',
    subject: makeEndpoint({
      fields: [makeField({ classes: [makeClass('private-key', { lastMs: makeDay(11).dayMs })] })],
      traffic: makeTraffic([makeDay(11), ...CLEAN_DAYS], {
        visibility: SEEN,
        signals: [makeSignal('password-hash', { lastMs: makeDay(11).dayMs })],
      }),
    }),
    expect: 'clears',
  },
]);
