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
