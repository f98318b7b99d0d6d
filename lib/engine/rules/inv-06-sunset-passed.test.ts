import { sunsetPassed } from './inv-06-sunset-passed';
import { describeRule } from './testing/scenarios';
import { makeDay, makeEndpoint, makeOperation, makeTraffic } from './testing/subjects';

const declared = makeOperation({ isDeprecated: true, sunset: '2026-01-31' });
const days = [makeDay(2), makeDay(1)];

describeRule(sunsetPassed, [
  {
    name: 'a declared date that has passed',
    subject: makeEndpoint({ declared }),
    expect: 'fires',
    firings: [{ qualifier: '', severity: 'high', confidence: 'high' }],
  },
  {
    name: 'a Sunset header of yesterday, on an endpoint that no document has',
    subject: makeEndpoint({ declared: null, traffic: makeTraffic(days, { sunsetMs: makeDay(1).dayMs }) }),
    expect: 'fires',
    firings: [{ severity: 'high' }],
  },
  {
    name: 'called retired since its host fell silent: no evidence is not good news',
    subject: makeEndpoint({
      declared: null,
      states: {
        ...makeEndpoint().states,
        documentation: 'undocumented',
        traffic: 'quiet',
        lifecycle: 'retired',
      },
      traffic: makeTraffic([makeDay(60)], { sunsetMs: makeDay(70).dayMs }),
      activity: { requests: 10, lastMs: makeDay(59).dayMs },
    }),
    expect: 'fires',
    firings: [{ confidence: 'low' }],
  },
  {
    name: 'a date that has passed, and nothing answered since',
    subject: makeEndpoint({ declared: { ...declared, sunset: '2026-06-29' } }),
    expect: 'spares',
  },
  {
    name: 'the last day that was set for its API',
    subject: makeEndpoint({
      api: {
        name: 'Shop',
        metadata: null,
        stated: { deprecatedMs: makeDay(9).dayMs, sunsetMs: makeDay(1).dayMs },
      },
    }),
    expect: 'fires',
    firings: [{ severity: 'high' }],
  },
  {
    name: 'a date next year',
    subject: makeEndpoint({ declared: { ...declared, sunset: '2027-01-31' } }),
    expect: 'spares',
  },
  {
    name: 'today is the date: it counts to the end of the day',
    subject: makeEndpoint({ declared: { ...declared, sunset: '2026-06-30' } }),
    expect: 'spares',
  },
  {
    name: 'a newer revision with a later date',
    subject: makeEndpoint({ declared: { ...declared, sunset: '2026-12-31' } }),
    expect: 'clears',
  },
  {
    name: 'silent for 14 days while its host is observed',
    subject: makeEndpoint({ declared, traffic: makeTraffic([makeDay(15)]) }),
    expect: 'clears',
  },
]);
