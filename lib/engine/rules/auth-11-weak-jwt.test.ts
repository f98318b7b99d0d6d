import type { SignalEvidence } from '@/lib/contracts/evidence';
import { weakJwt } from './auth-11-weak-jwt';
import { describeRule } from './testing/scenarios';
import {
  CLEAN_DAYS,
  makeApi,
  makeDay,
  makeEndpoint,
  makeHiddenDay,
  makeSignal,
  makeTraffic,
  SEEN,
} from './testing/subjects';

const old = makeDay(11).dayMs;
const endpoint = (signals: SignalEvidence[], days = [makeDay(2), makeDay(1)]) =>
  makeApi({ endpoints: [makeEndpoint({ traffic: makeTraffic(days, { signals, visibility: SEEN }) })] });

describeRule(weakJwt, [
  {
    name: 'a token that nobody signed',
    subject: endpoint([makeSignal('jwt-unsigned')]),
    expect: 'fires',
    firings: [{ qualifier: 'jwt-unsigned', severity: 'high', confidence: 'high' }],
  },
  {
    name: 'no expiry, and lifetimes over 24 hours, each with a finding of its own',
    subject: endpoint([makeSignal('jwt-without-expiry'), makeSignal('jwt-long-lived')]),
    expect: 'fires',
    firings: [{ qualifier: 'jwt-without-expiry' }, { qualifier: 'jwt-long-lived' }],
  },
  {
    name: 'newer successes whose headers nobody saw settle nothing',
    subject: endpoint(
      [makeSignal('jwt-unsigned', { lastMs: old })],
      [makeDay(11), ...[9, 7, 5, 3, 1].map((ago) => makeHiddenDay(ago, 20))],
    ),
    expect: 'fires',
  },
  {
    name: 'the same weakness on two endpoints is one finding',
    subject: makeApi({
      endpoints: [
        ...endpoint([makeSignal('jwt-unsigned')]).endpoints,
        ...endpoint([makeSignal('jwt-unsigned', { lastMs: makeDay(2).dayMs })]).endpoints,
      ],
    }),
    expect: 'fires',
    firings: [{ qualifier: 'jwt-unsigned', firstMs: makeDay(2).dayMs, lastMs: makeDay(1).dayMs }],
  },
  { name: 'sound tokens', subject: endpoint([]), expect: 'spares' },
  { name: 'another signal', subject: endpoint([makeSignal('guessable-key')]), expect: 'spares' },
  {
    name: 'no source shows request headers',
    subject: makeApi({ endpoints: [makeEndpoint({ traffic: makeTraffic([makeHiddenDay(1)]) })] }),
    expect: 'unobservable',
  },
  {
    name: '90 newer successes over 9 days, all with sound tokens',
    subject: endpoint([makeSignal('jwt-unsigned', { lastMs: old })], [makeDay(11), ...CLEAN_DAYS]),
    expect: 'clears',
  },
]);
