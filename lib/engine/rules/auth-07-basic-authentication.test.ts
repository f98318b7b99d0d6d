import { basicAuthentication } from './auth-07-basic-authentication';
import { describeRule } from './testing/scenarios';
import {
  CLEAN_DAYS,
  makeApi,
  makeDay,
  makeEndpoint,
  makeHiddenDay,
  makeTraffic,
  SPEC,
} from './testing/subjects';

const basic = { ...SPEC, schemes: [{ scheme: 'password', kind: 'basic' as const, line: 5 }] };
const seen = (days: ReturnType<typeof makeDay>[], kind: string, lastMs: number) =>
  makeEndpoint({
    traffic: makeTraffic(days, {
      credentials: { present: 20, absent: 0, unobservable: 0, kinds: [{ kind, count: 20, lastMs }] },
    }),
  });
const days = [makeDay(2), makeDay(1)];

describeRule(basicAuthentication, [
  {
    name: 'a document defines the scheme, used or not',
    subject: makeApi({ specs: [basic] }),
    expect: 'fires',
    firings: [{ qualifier: 'password', confidence: 'high' }],
  },
  {
    name: 'two documents define it: one finding',
    subject: makeApi({ specs: [basic, { ...basic, title: 'Stock' }] }),
    expect: 'fires',
    firings: [{ qualifier: 'password' }],
  },
  {
    name: 'successes came with Basic credentials, whatever the document says',
    subject: makeApi({ endpoints: [seen(days, 'basic', makeDay(1).dayMs)] }),
    expect: 'fires',
    firings: [{ qualifier: '', severity: 'medium', confidence: 'high' }],
  },
  {
    name: 'clean traffic does not settle what a document still defines',
    subject: makeApi({
      specs: [basic],
      endpoints: [seen([makeDay(11), ...CLEAN_DAYS], 'basic', makeDay(11).dayMs)],
    }),
    expect: 'fires',
    firings: [{ qualifier: 'password' }],
  },
  {
    name: 'bearer tokens, declared and seen',
    subject: makeApi({
      specs: [{ ...SPEC, schemes: [{ scheme: 'token', kind: 'bearer', line: 5 }] }],
      endpoints: [seen(days, 'bearer', makeDay(1).dayMs)],
    }),
    expect: 'spares',
  },
  { name: 'nothing declared and no traffic', subject: makeApi({ endpoints: [] }), expect: 'spares' },
  {
    name: 'no source shows request headers, and no document defines it',
    subject: makeApi({ endpoints: [makeEndpoint({ traffic: makeTraffic([makeHiddenDay(1)]) })] }),
    expect: 'unobservable',
  },
  {
    name: 'gone from the document, and 90 newer successes without it',
    subject: makeApi({ endpoints: [seen([makeDay(11), ...CLEAN_DAYS], 'basic', makeDay(11).dayMs)] }),
    expect: 'clears',
  },
]);
