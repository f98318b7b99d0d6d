import { guessableKey } from './auth-15-guessable-key';
import { describeRule } from './testing/scenarios';
import {
  CLEAN_DAYS,
  makeDay,
  makeEndpoint,
  makeHiddenDay,
  makeSignal,
  makeTraffic,
  SEEN,
} from './testing/subjects';

const old = makeSignal('guessable-key', { lastMs: makeDay(11).dayMs });

describeRule(guessableKey, [
  {
    name: 'a key that intake judged guessable was accepted',
    subject: makeEndpoint({ traffic: makeTraffic(undefined, { signals: [makeSignal('guessable-key')] }) }),
    expect: 'fires',
    firings: [{ qualifier: 'guessable-key', severity: 'high', confidence: 'high' }],
  },
  {
    name: 'a single capture, with low confidence',
    subject: makeEndpoint({
      traffic: makeTraffic([makeDay(1, { requests: 1 })], { signals: [makeSignal('guessable-key')] }),
    }),
    expect: 'fires',
    firings: [{ confidence: 'low' }],
  },
  {
    name: 'keys, none of them guessable',
    subject: makeEndpoint({ traffic: makeTraffic(undefined, { visibility: SEEN }) }),
    expect: 'spares',
  },
  {
    name: 'no source shows request headers',
    subject: makeEndpoint({ traffic: makeTraffic([makeHiddenDay(1)]) }),
    expect: 'unobservable',
  },
  {
    name: '90 newer successes over 9 days without it',
    subject: makeEndpoint({
      traffic: makeTraffic([makeDay(11), ...CLEAN_DAYS], { signals: [old], visibility: SEEN }),
    }),
    expect: 'clears',
  },
]);
