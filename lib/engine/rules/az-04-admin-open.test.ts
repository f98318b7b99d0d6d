import { adminOpen } from './az-04-admin-open';
import { describeRule } from './testing/scenarios';
import {
  CLEAN_DAYS,
  makeAnonymousDay,
  makeDay,
  makeEndpoint,
  makeHiddenDay,
  makeTraffic,
} from './testing/subjects';

const admin = (days: ReturnType<typeof makeDay>[], path = '/rest/admin/application-configuration') =>
  makeEndpoint({ path, key: path, traffic: makeTraffic(days) });

describeRule(adminOpen, [
  {
    name: 'an admin path answers strangers',
    subject: admin([makeAnonymousDay(2), makeAnonymousDay(1)]),
    expect: 'fires',
    firings: [{ severity: 'critical', confidence: 'high' }],
  },
  {
    name: 'once is enough, with low confidence, even among callers with credentials',
    subject: admin([makeDay(1, { requests: 3, authenticated: 2, anonymous: 1 })]),
    expect: 'fires',
    firings: [{ severity: 'critical', confidence: 'low' }],
  },
  {
    name: 'strangers get 401',
    subject: admin([makeDay(1, { successes: 0, clientErrors: 10, authenticated: 0 })]),
    expect: 'spares',
  },
  { name: 'an ordinary path', subject: admin([makeAnonymousDay(1)], '/orders'), expect: 'spares' },
  {
    name: 'where administrators log in',
    subject: { ...admin([makeAnonymousDay(1)], '/admin/login'), method: 'POST' },
    expect: 'spares',
  },
  {
    name: 'strangers are redirected to the login',
    subject: makeEndpoint({
      path: '/admin',
      traffic: makeTraffic([makeAnonymousDay(1)], { statuses: [{ status: 302, count: 10, anonymous: 10 }] }),
    }),
    expect: 'spares',
  },
  { name: 'no source shows request headers', subject: admin([makeHiddenDay(1)]), expect: 'unobservable' },
  {
    name: '90 newer successes over 9 days, all with credentials',
    subject: admin([makeAnonymousDay(11), ...CLEAN_DAYS]),
    expect: 'clears',
  },
  {
    name: 'silent for 14 days while its host is observed',
    subject: admin([makeAnonymousDay(20)]),
    expect: 'clears',
  },
]);
