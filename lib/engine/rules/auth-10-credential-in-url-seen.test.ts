import { credentialInUrlSeen } from './auth-10-credential-in-url-seen';
import { describeRule } from './testing/scenarios';
import {
  CLEAN_DAYS,
  makeClass,
  makeDay,
  makeEndpoint,
  makeField,
  makeSignal,
  makeTraffic,
} from './testing/subjects';

const old = makeDay(11).dayMs;

describeRule(credentialInUrlSeen, [
  {
    name: 'a query parameter named like a secret, whatever its value',
    subject: makeEndpoint({ fields: [makeField({ place: 'query', name: 'password' })] }),
    expect: 'fires',
    firings: [{ qualifier: 'query password', severity: 'high', confidence: 'high' }],
  },
  {
    name: 'a query parameter whose value let callers in',
    subject: makeEndpoint({ fields: [makeField({ place: 'query', name: 'k', credentials: 4 })] }),
    expect: 'fires',
    firings: [{ qualifier: 'query k' }],
  },
  {
    name: 'the new password of a path that changes it',
    subject: makeEndpoint({
      path: '/user/change-password',
      fields: [makeField({ place: 'query', name: 'new' })],
    }),
    expect: 'fires',
    firings: [{ qualifier: 'query new' }],
  },
  {
    name: 'a JWT in the path',
    subject: makeEndpoint({
      fields: [makeField({ place: 'path', name: 'id', classes: [makeClass('jwt')] })],
    }),
    expect: 'fires',
    firings: [{ qualifier: 'path id' }],
  },
  {
    name: 'a signal alone, from a segment that is no parameter',
    subject: makeEndpoint({ traffic: makeTraffic(undefined, { signals: [makeSignal('token-in-path')] }) }),
    expect: 'fires',
    firings: [{ qualifier: 'token-in-path' }],
  },
  {
    name: 'a signal of a parameter that is known is no second finding',
    subject: makeEndpoint({
      fields: [makeField({ place: 'query', name: 'access_token' })],
      traffic: makeTraffic(undefined, { signals: [makeSignal('credential-in-query')] }),
    }),
    expect: 'fires',
    firings: [{ qualifier: 'query access_token' }],
  },
  {
    name: 'what is new elsewhere',
    subject: makeEndpoint({ path: '/products', fields: [makeField({ place: 'query', name: 'new' })] }),
    expect: 'spares',
  },
  {
    name: 'a cursor named page_token',
    subject: makeEndpoint({ fields: [makeField({ place: 'query', name: 'page_token' })] }),
    expect: 'spares',
  },
  {
    name: 'an e-mail address in the query is DATA-04',
    subject: makeEndpoint({
      fields: [makeField({ place: 'query', name: 'email', classes: [makeClass('email')] })],
    }),
    expect: 'spares',
  },
  {
    name: 'a password in the body',
    subject: makeEndpoint({
      fields: [makeField({ place: 'request', name: 'password', classes: [makeClass('password')] })],
    }),
    expect: 'spares',
  },
  {
    name: '90 newer successes over 9 days without it',
    subject: makeEndpoint({
      fields: [makeField({ place: 'query', name: 'access_token', lastMs: old })],
      traffic: makeTraffic([makeDay(11), ...CLEAN_DAYS], {
        signals: [makeSignal('token-in-path', { lastMs: old })],
      }),
    }),
    expect: 'clears',
  },
]);
