import { deprecatedInUse } from './inv-05-deprecated-in-use';
import { describeRule } from './testing/scenarios';
import { DAY_MS, makeDay, makeEndpoint, makeOperation, makeTraffic, NOW_MS } from './testing/subjects';

const declared = makeOperation({ isDeprecated: true });
const days = [makeDay(2), makeDay(1)];

describeRule(deprecatedInUse, [
  {
    name: 'a deprecated operation that answers',
    subject: makeEndpoint({ declared }),
    expect: 'fires',
    firings: [{ qualifier: '', severity: 'medium', confidence: 'high' }],
  },
  {
    name: 'a Deprecation header without a date',
    subject: makeEndpoint({ traffic: makeTraffic(days, { deprecationMs: 0 }) }),
    expect: 'fires',
    firings: [{ severity: 'medium' }],
  },
  {
    name: 'a single capture of a Deprecation header of today, undocumented, with low confidence',
    subject: makeEndpoint({
      declared: null,
      traffic: makeTraffic([makeDay(0, { requests: 1 })], { deprecationMs: NOW_MS }),
    }),
    expect: 'fires',
    firings: [{ confidence: 'low' }],
  },
  {
    name: 'its API was set to deprecated',
    subject: makeEndpoint({
      api: { name: 'Shop', metadata: null, stated: { deprecatedMs: NOW_MS, sunsetMs: null } },
    }),
    expect: 'fires',
    firings: [{ confidence: 'high' }],
  },
  {
    name: 'its API is to be deprecated next month',
    subject: makeEndpoint({
      api: { name: 'Shop', metadata: null, stated: { deprecatedMs: NOW_MS + 30 * DAY_MS, sunsetMs: null } },
    }),
    expect: 'spares',
  },
  {
    name: 'a Deprecation header dated next month',
    subject: makeEndpoint({ traffic: makeTraffic(days, { deprecationMs: NOW_MS + 30 * DAY_MS }) }),
    expect: 'spares',
  },
  {
    name: 'answering after its sunset is INV-06',
    subject: makeEndpoint({ declared: { ...declared, sunset: '2026-01-31' } }),
    expect: 'spares',
  },
  {
    name: 'deprecated in an older revision and gone from the current one is INV-04',
    subject: makeEndpoint({ declared: { ...declared, isCurrent: false } }),
    expect: 'spares',
  },
  { name: 'a newer revision without the flag', subject: makeEndpoint(), expect: 'clears' },
  {
    name: 'silent for 14 days while its host is observed',
    subject: makeEndpoint({ declared, traffic: makeTraffic([makeDay(15)]) }),
    expect: 'clears',
  },
]);
