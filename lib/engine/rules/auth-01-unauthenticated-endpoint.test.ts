import { unauthenticatedEndpoint } from './auth-01-unauthenticated-endpoint';
import { describeRule } from './testing/scenarios';
import {
  CLEAN_DAYS,
  makeAnonymousDay,
  makeClass,
  makeDay,
  makeEndpoint,
  makeField,
  makeHiddenDay,
  makeSignal,
  makeTraffic,
} from './testing/subjects';

const open = makeTraffic([makeAnonymousDay(2), makeAnonymousDay(1)]);

describeRule(unauthenticatedEndpoint, [
  {
    name: 'a read whose successes all came without credentials',
    subject: makeEndpoint({ traffic: open }),
    expect: 'fires',
    firings: [{ severity: 'high', confidence: 'high' }],
  },
  {
    name: 'a single capture, with low confidence',
    subject: makeEndpoint({ traffic: makeTraffic([makeAnonymousDay(1, 1)]) }),
    expect: 'fires',
    firings: [{ severity: 'high', confidence: 'low' }],
  },
  {
    name: 'critical where it writes',
    subject: makeEndpoint({ method: 'PUT', traffic: open }),
    expect: 'fires',
    firings: [{ severity: 'critical' }],
  },
  {
    name: 'critical where a stranger was sent sensitive data',
    subject: makeEndpoint({
      traffic: open,
      fields: [makeField({ classes: [makeClass('email', { anonymous: 3 })] })],
    }),
    expect: 'fires',
    firings: [{ severity: 'critical' }],
  },
  {
    name: 'one later success with credentials settles nothing',
    subject: makeEndpoint({
      traffic: makeTraffic([makeAnonymousDay(9), makeAnonymousDay(8), makeDay(1, { requests: 1 })]),
    }),
    expect: 'fires',
  },
  {
    name: 'an asset that discloses personal data is no mere file of a page',
    subject: makeEndpoint({
      path: '/public/customers.json',
      traffic: open,
      fields: [makeField({ classes: [makeClass('email', { anonymous: 3 })] })],
    }),
    expect: 'fires',
    firings: [{ severity: 'critical' }],
  },
  {
    name: 'later successes that cannot be judged are no proof of a check',
    subject: makeEndpoint({
      traffic: makeTraffic([
        makeAnonymousDay(11),
        ...CLEAN_DAYS.map((day) => ({ ...day, authenticated: 0 })),
      ]),
    }),
    expect: 'fires',
  },
  {
    name: 'a log without request headers shows nothing of credentials',
    subject: makeEndpoint({ traffic: makeTraffic([makeHiddenDay(2), makeHiddenDay(1)]) }),
    expect: 'unobservable',
  },
  {
    name: 'attested public',
    subject: makeEndpoint({ traffic: open, isAttestedPublic: true }),
    expect: 'spares',
  },
  {
    name: 'some callers had credentials: that is mixed authentication (AUTH-02)',
    subject: makeEndpoint({
      traffic: makeTraffic([makeDay(1, { requests: 10, authenticated: 2, anonymous: 8 })]),
    }),
    expect: 'spares',
  },
  {
    name: 'a login, whose callers have no credentials yet',
    subject: makeEndpoint({ method: 'POST', path: '/rest/user/login', traffic: open }),
    expect: 'spares',
  },
  {
    name: 'a redirect to the login',
    subject: makeEndpoint({
      traffic: makeTraffic([makeAnonymousDay(1)], {
        statuses: [{ status: 302, count: 10, anonymous: 10 }],
      }),
    }),
    expect: 'spares',
  },
  {
    name: 'a sign-up: strangers choose a password',
    subject: makeEndpoint({
      method: 'POST',
      path: '/api/Users',
      traffic: open,
      fields: [makeField({ place: 'request', name: 'password', classes: [makeClass('password')] })],
    }),
    expect: 'spares',
  },
  {
    name: 'users are made without a password of theirs',
    subject: makeEndpoint({ method: 'POST', path: '/api/Users', traffic: open }),
    expect: 'fires',
    firings: [{ severity: 'critical' }],
  },
  {
    name: 'administrators’ own users',
    subject: makeEndpoint({
      method: 'POST',
      path: '/admin/users',
      traffic: open,
      fields: [makeField({ place: 'request', name: 'password', classes: [makeClass('password')] })],
    }),
    expect: 'fires',
  },
  { name: 'health', subject: makeEndpoint({ path: '/healthz', traffic: open }), expect: 'spares' },
  {
    name: 'a page of a web site',
    subject: makeEndpoint({ traffic: { ...open, signals: [makeSignal('page', { successes: 20 })] } }),
    expect: 'spares',
  },
  {
    name: 'a page that lists the files of a folder is none',
    subject: makeEndpoint({ path: '/ftp', traffic: open }),
    expect: 'fires',
  },
  {
    name: 'a file that a page is made of',
    subject: makeEndpoint({ path: '/main.js', traffic: open }),
    expect: 'spares',
  },
  { name: 'only answers 401', subject: makeEndpoint({ traffic: noSuccess() }), expect: 'spares' },
  {
    name: '90 newer successes over 9 days, all with credentials',
    subject: makeEndpoint({ traffic: makeTraffic([makeAnonymousDay(11), ...CLEAN_DAYS]) }),
    expect: 'clears',
  },
  {
    name: 'silent for 14 days while its host is observed',
    subject: makeEndpoint({ traffic: makeTraffic([makeAnonymousDay(20)]) }),
    expect: 'clears',
  },
]);

function noSuccess() {
  return makeTraffic([
    makeDay(1, { requests: 10, successes: 0, clientErrors: 10, authenticated: 0, anonymous: 0 }),
  ]);
}
