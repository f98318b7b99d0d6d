import { contractBypass } from './auth-03-contract-bypass';
import { describeRule } from './testing/scenarios';
import {
  CLEAN_DAYS,
  makeAnonymousDay,
  makeEndpoint,
  makeHiddenDay,
  makeOperation,
  makeTraffic,
} from './testing/subjects';

describeRule(contractBypass, [
  {
    name: 'the document requires credentials, and strangers got in',
    subject: makeEndpoint({ traffic: makeTraffic([makeAnonymousDay(2), makeAnonymousDay(1)]) }),
    expect: 'fires',
    firings: [{ severity: 'critical', confidence: 'high' }],
  },
  {
    name: 'three times is enough, with low confidence',
    subject: makeEndpoint({ traffic: makeTraffic([makeAnonymousDay(1, 3)]) }),
    expect: 'fires',
    firings: [{ severity: 'critical', confidence: 'low' }],
  },
  {
    name: 'newer successes that cannot be judged settle nothing',
    subject: makeEndpoint({
      traffic: makeTraffic([makeAnonymousDay(11), ...[9, 7, 5, 3, 1].map((ago) => makeHiddenDay(ago, 20))]),
    }),
    expect: 'fires',
  },
  {
    name: 'twice',
    subject: makeEndpoint({ traffic: makeTraffic([makeAnonymousDay(1, 2)]) }),
    expect: 'spares',
  },
  {
    name: 'the document makes credentials optional',
    subject: makeEndpoint({
      declared: makeOperation({ authentication: 'optional' }),
      traffic: makeTraffic([makeAnonymousDay(1)]),
    }),
    expect: 'spares',
  },
  {
    name: 'only an older revision requires credentials',
    subject: makeEndpoint({
      declared: makeOperation({ isCurrent: false }),
      traffic: makeTraffic([makeAnonymousDay(1)]),
    }),
    expect: 'spares',
  },
  {
    name: 'strangers are redirected to the login',
    subject: makeEndpoint({
      traffic: makeTraffic([makeAnonymousDay(1)], {
        statuses: [{ status: 302, count: 10, anonymous: 10 }],
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
    subject: makeEndpoint({ traffic: makeTraffic([makeAnonymousDay(11), ...CLEAN_DAYS]) }),
    expect: 'clears',
  },
  {
    name: 'silent for 14 days while its host is observed',
    subject: makeEndpoint({ traffic: makeTraffic([makeAnonymousDay(20)]) }),
    expect: 'clears',
  },
]);
