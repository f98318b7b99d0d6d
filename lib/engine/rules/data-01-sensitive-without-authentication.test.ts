import type { SubjectField } from '@/lib/contracts/subject';
import { sensitiveWithoutAuthentication } from './data-01-sensitive-without-authentication';
import { describeRule } from './testing/scenarios';
import {
  CLEAN_DAYS,
  makeAnonymousDay,
  makeClass,
  makeDay,
  makeEndpoint,
  makeField,
  makeHiddenDay,
  makeTraffic,
  SEEN,
} from './testing/subjects';

const open = [makeAnonymousDay(2), makeAnonymousDay(1)];
const leaked = (overrides: Partial<SubjectField> = {}, name: Parameters<typeof makeClass>[0] = 'email') =>
  makeField({ classes: [makeClass(name, { anonymous: 4 })], ...overrides });
const endpoint = (fields: SubjectField[], days = open, overrides: Parameters<typeof makeEndpoint>[0] = {}) =>
  makeEndpoint({ fields, traffic: makeTraffic(days, { visibility: SEEN }), ...overrides });

const old = makeDay(11).dayMs;
const oldLeak = leaked({ classes: [makeClass('email', { anonymous: 4, lastMs: old })], lastMs: old });

describeRule(sensitiveWithoutAuthentication, [
  {
    name: 'e-mail addresses to strangers',
    subject: endpoint([leaked({ name: '[].email' })]),
    expect: 'fires',
    firings: [{ qualifier: 'response [].email', severity: 'critical', confidence: 'high' }],
  },
  {
    name: 'one finding a field, in headers too',
    subject: endpoint(
      [leaked({}, 'iban'), leaked({ place: 'responseHeader', name: 'x-user' })],
      [makeAnonymousDay(1)],
    ),
    expect: 'fires',
    firings: [
      { qualifier: 'response email', confidence: 'low' },
      { qualifier: 'responseHeader x-user', confidence: 'low' },
    ],
  },
  {
    name: 'a password reset that answers with the password',
    subject: endpoint([leaked({ name: 'user.password' }, 'password')], open, {
      method: 'POST',
      path: '/rest/user/reset-password',
    }),
    expect: 'fires',
  },
  {
    name: 'a forgotten password that answers with an address nobody sent',
    subject: endpoint([leaked()], open, { method: 'POST', path: '/forgot-password' }),
    expect: 'fires',
  },
  {
    name: 'a write that answers with the addresses of others',
    subject: endpoint([leaked({ name: 'users[].email' }), leaked({ place: 'request' })], open, {
      method: 'POST',
    }),
    expect: 'fires',
    firings: [{ qualifier: 'response users[].email' }],
  },
  {
    name: 'newer successes that cannot be judged settle nothing',
    subject: endpoint(
      [oldLeak],
      [makeAnonymousDay(11), ...[9, 7, 5, 3, 1].map((ago) => makeHiddenDay(ago, 20))],
    ),
    expect: 'fires',
  },
  {
    name: 'only callers with credentials got it',
    subject: endpoint([makeField({ classes: [makeClass('email')] })], [makeDay(1)]),
    expect: 'spares',
  },
  { name: 'a field without a class', subject: endpoint([makeField({ anonymous: 9 })]), expect: 'spares' },
  {
    name: 'what the caller himself sent is DATA-04',
    subject: endpoint([leaked({ place: 'query' })]),
    expect: 'spares',
  },
  {
    name: 'an IP address is mostly the caller’s own',
    subject: endpoint([leaked({}, 'ip-address')]),
    expect: 'spares',
  },
  {
    name: 'a sign-up echoes what was sent',
    subject: endpoint([leaked({ name: 'data.email' }), leaked({ place: 'request' })], open, {
      method: 'POST',
    }),
    expect: 'spares',
  },
  {
    name: 'a login hands out a token, and says whose it is',
    subject: endpoint([leaked({ name: 'token' }, 'jwt'), leaked({ name: 'umail' })], open, {
      method: 'POST',
      path: '/rest/user/login',
    }),
    expect: 'spares',
  },
  {
    name: 'no source shows request headers',
    subject: endpoint([makeField({ classes: [makeClass('email')] })], [makeHiddenDay(1)]),
    expect: 'unobservable',
  },
  {
    name: 'no source shows response bodies',
    subject: makeEndpoint({ traffic: makeTraffic(open) }),
    expect: 'unobservable',
  },
  {
    name: '90 newer successes over 9 days, all with credentials',
    subject: endpoint([oldLeak], [makeAnonymousDay(11), ...CLEAN_DAYS]),
    expect: 'clears',
  },
  {
    name: 'silent for 14 days while its host is observed',
    subject: endpoint([leaked()], [makeAnonymousDay(20)]),
    expect: 'clears',
  },
]);
