import { credentialCycling } from './auth-14-credential-cycling';
import { describeRule } from './testing/scenarios';
import { CLEAN_DAYS, makeDay, makeEndpoint, makeHiddenDay, makeTraffic, SEEN } from './testing/subjects';

const cycling = (
  count: number,
  days = [makeDay(2), makeDay(1)],
  { lastMs = makeDay(1).dayMs, accepted = 'api-key-header' } = {},
) => {
  const traffic = makeTraffic(days, {
    peaks: [{ kind: 'distinct-keys-per-hour', count, lastMs }],
    visibility: SEEN,
  });
  const kinds = [{ kind: accepted, count: traffic.credentials.present, lastMs }];
  return makeEndpoint({ traffic: { ...traffic, credentials: { ...traffic.credentials, kinds } } });
};

describeRule(credentialCycling, [
  {
    name: '25 keys of one client in an hour',
    subject: cycling(25),
    expect: 'fires',
    firings: [{ severity: 'high', confidence: 'high' }],
  },
  { name: 'ten keys', subject: cycling(10), expect: 'fires' },
  {
    name: 'five keys, where the deployment says so',
    subject: cycling(5),
    parameters: { leastKeys: 5 },
    expect: 'fires',
  },
  { name: 'nine keys: partners behind one gateway', subject: cycling(9), expect: 'spares' },
  {
    name: 'none of them succeeded',
    subject: cycling(25, [makeDay(1, { successes: 0, authenticated: 0, clientErrors: 10 })]),
    expect: 'spares',
  },
  {
    name: 'keys were tried, and tokens alone let callers in',
    subject: cycling(25, undefined, { accepted: 'bearer' }),
    expect: 'spares',
  },
  {
    name: 'another peak',
    subject: makeEndpoint({
      traffic: makeTraffic(undefined, {
        peaks: [{ kind: 'requests-per-minute', count: 900, lastMs: makeDay(1).dayMs }],
        visibility: SEEN,
      }),
    }),
    expect: 'spares',
  },
  {
    name: 'no source shows request headers',
    subject: makeEndpoint({
      traffic: makeTraffic([makeHiddenDay(1)], { visibility: { ...SEEN, requestHeaders: 0 } }),
    }),
    expect: 'unobservable',
  },
  {
    name: 'no source shows clients',
    subject: makeEndpoint({ traffic: makeTraffic(undefined, { visibility: { ...SEEN, client: 0 } }) }),
    expect: 'unobservable',
  },
  {
    name: '90 newer successes over 9 days without it',
    subject: cycling(25, [makeDay(11), ...CLEAN_DAYS], { lastMs: makeDay(11).dayMs }),
    expect: 'clears',
  },
]);
