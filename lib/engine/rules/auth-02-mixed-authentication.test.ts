import { mixedAuthentication } from './auth-02-mixed-authentication';
import { describeRule } from './testing/scenarios';
import {
  CLEAN_DAYS,
  makeAnonymousDay,
  makeDay,
  makeEndpoint,
  makeField,
  makeHiddenDay,
  makeTraffic,
} from './testing/subjects';

const mixed = (authenticated: number, anonymous: number, daysAgo = 1) =>
  makeDay(daysAgo, { requests: authenticated + anonymous, authenticated, anonymous });

const user = (anonymous: number) => makeField({ name: 'user', types: ['object'], seen: 8, anonymous });
const email = (anonymous: number) => makeField({ name: 'user.email', seen: 4, anonymous });

describeRule(mixedAuthentication, [
  {
    name: '60 of 100 successes with credentials',
    subject: makeEndpoint({ traffic: makeTraffic([mixed(30, 20, 2), mixed(30, 20)]) }),
    expect: 'fires',
    firings: [{ severity: 'medium', confidence: 'high' }],
  },
  {
    name: 'one of two, with low confidence',
    subject: makeEndpoint({ traffic: makeTraffic([mixed(1, 1)]) }),
    expect: 'fires',
    firings: [{ confidence: 'low' }],
  },
  {
    name: 'strangers are sent values too',
    subject: makeEndpoint({ traffic: makeTraffic([mixed(6, 2)]), fields: [user(2), email(1)] }),
    expect: 'fires',
  },
  {
    name: 'some strangers are sent a body that nobody could read',
    subject: makeEndpoint({ traffic: makeTraffic([mixed(6, 2)]), fields: [user(1), email(0)] }),
    expect: 'fires',
  },
  {
    name: 'a write that answers nothing',
    subject: makeEndpoint({
      method: 'POST',
      traffic: makeTraffic([mixed(6, 2)]),
      fields: [user(2), email(0)],
    }),
    expect: 'fires',
  },
  {
    name: 'strangers are told that they are nobody',
    subject: makeEndpoint({ traffic: makeTraffic([mixed(6, 2)]), fields: [user(2), email(0)] }),
    expect: 'spares',
  },
  {
    name: '94 of 100',
    subject: makeEndpoint({ traffic: makeTraffic([mixed(94, 6)]) }),
    expect: 'fires',
  },
  {
    name: 'a week of strangers after callers with credentials in the same window',
    subject: makeEndpoint({ traffic: makeTraffic([makeDay(20), makeAnonymousDay(2), makeAnonymousDay(1)]) }),
    expect: 'fires',
  },
  {
    name: '95 of 100: a health check',
    subject: makeEndpoint({ traffic: makeTraffic([mixed(95, 5)]) }),
    expect: 'spares',
  },
  {
    name: 'all without credentials: that is AUTH-01',
    subject: makeEndpoint({ traffic: makeTraffic([makeAnonymousDay(1)]) }),
    expect: 'spares',
  },
  {
    name: 'strangers are only redirected',
    subject: makeEndpoint({
      traffic: makeTraffic([mixed(5, 5)], {
        statuses: [
          { status: 200, count: 5, anonymous: 0 },
          { status: 302, count: 5, anonymous: 5 },
        ],
      }),
    }),
    expect: 'spares',
  },
  {
    name: 'no source shows request headers',
    subject: makeEndpoint({ traffic: makeTraffic([makeHiddenDay(1)]) }),
    expect: 'unobservable',
  },
  {
    name: '90 newer successes over 9 days, all with credentials',
    subject: makeEndpoint({ traffic: makeTraffic([mixed(5, 5, 11), ...CLEAN_DAYS]) }),
    expect: 'clears',
  },
]);
