import { deprecatedWithoutSunset } from './inv-07-deprecated-without-sunset';
import { describeRule } from './testing/scenarios';
import { DAY_MS, makeDay, makeEndpoint, makeOperation, makeTraffic, NOW_MS } from './testing/subjects';

const declared = makeOperation({ isDeprecated: true });

describeRule(deprecatedWithoutSunset, [
  {
    name: 'a flag without a date',
    subject: makeEndpoint({ declared }),
    expect: 'fires',
    firings: [{ qualifier: '', severity: 'low', confidence: 'high' }],
  },
  {
    name: 'a flag without a date and without traffic',
    subject: makeEndpoint({ declared, traffic: null }),
    expect: 'fires',
    firings: [{ confidence: 'high' }],
  },
  { name: 'not deprecated', subject: makeEndpoint(), expect: 'spares' },
  {
    name: 'deprecated in a revision that is no longer current',
    subject: makeEndpoint({ declared: { ...declared, isCurrent: false } }),
    expect: 'spares',
  },
  {
    name: 'a date in the document',
    subject: makeEndpoint({ declared: { ...declared, sunset: '2027-01-31' } }),
    expect: 'clears',
  },
  {
    name: 'a last day that was set for its API',
    subject: makeEndpoint({
      declared,
      api: { name: 'Shop', metadata: null, stated: { deprecatedMs: NOW_MS, sunsetMs: NOW_MS + 90 * DAY_MS } },
    }),
    expect: 'clears',
  },
  {
    name: 'a date in a Sunset header',
    subject: makeEndpoint({
      declared,
      traffic: makeTraffic([makeDay(1)], { sunsetMs: NOW_MS + 90 * DAY_MS }),
    }),
    expect: 'clears',
  },
]);
