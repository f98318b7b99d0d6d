import { shadowEndpoint } from './inv-01-shadow-endpoint';
import { describeRule } from './testing/scenarios';
import {
  makeClass,
  makeDay,
  makeEndpoint,
  makeField,
  makeSignal,
  makeTraffic,
  NOW_MS,
} from './testing/subjects';

const states = {
  documentation: 'undocumented',
  traffic: 'active',
  lifecycle: 'current',
  declared: 'unknown',
  observed: 'always',
} as const;
const shadow = { states, declared: null, isPathDocumented: false };

describeRule(shadowEndpoint, [
  {
    name: 'an undocumented path that answers',
    subject: makeEndpoint(shadow),
    expect: 'fires',
    firings: [{ severity: 'high', confidence: 'high' }],
  },
  {
    name: 'a single capture, with low confidence',
    subject: makeEndpoint({ ...shadow, traffic: makeTraffic([makeDay(1, { requests: 2 })]) }),
    expect: 'fires',
    firings: [{ confidence: 'low' }],
  },
  {
    name: 'a silent host says nothing about the endpoint',
    subject: makeEndpoint({
      ...shadow,
      traffic: makeTraffic([makeDay(40)]),
      activity: { requests: 10, lastMs: makeDay(40).dayMs },
    }),
    expect: 'fires',
  },
  {
    name: 'an undocumented method of a documented path is INV-02',
    subject: makeEndpoint({ ...shadow, isPathDocumented: true }),
    expect: 'spares',
  },
  {
    name: 'a page of a web site',
    subject: makeEndpoint({
      ...shadow,
      path: '/score-board',
      traffic: makeTraffic(undefined, { signals: [makeSignal('page-file', { successes: 30 })] }),
    }),
    expect: 'spares',
  },
  {
    name: 'pages and pictures, and answers without content',
    subject: makeEndpoint({
      ...shadow,
      path: '/{id}',
      traffic: makeTraffic([makeDay(1, { requests: 3 })], {
        statuses: [
          { status: 200, count: 2, anonymous: 0 },
          { status: 204, count: 1, anonymous: 0 },
        ],
        signals: [makeSignal('page', { successes: 1 }), makeSignal('page-part', { successes: 1 })],
      }),
    }),
    expect: 'spares',
  },
  { name: 'a script', subject: makeEndpoint({ ...shadow, path: '/main.js' }), expect: 'spares' },
  {
    name: 'a file of the site that discloses personal data',
    subject: makeEndpoint({
      ...shadow,
      path: '/assets/export/{file}',
      fields: [makeField({ classes: [makeClass('email', { anonymous: 3 })] })],
    }),
    expect: 'fires',
  },
  {
    name: 'the address for reports that a site publishes',
    subject: makeEndpoint({
      ...shadow,
      path: '/.well-known/csaf/provider-metadata.json',
      fields: [makeField({ classes: [makeClass('email', { anonymous: 1 })] })],
    }),
    expect: 'spares',
  },
  {
    name: 'one of three answers was no page',
    subject: makeEndpoint({
      ...shadow,
      traffic: makeTraffic(undefined, { signals: [makeSignal('page', { successes: 20 })] }),
    }),
    expect: 'fires',
  },
  {
    name: 'a form that is posted and answered by a page',
    subject: makeEndpoint({
      ...shadow,
      method: 'POST',
      traffic: makeTraffic(undefined, { signals: [makeSignal('page', { successes: 30 })] }),
    }),
    expect: 'fires',
  },
  {
    name: 'the root of an API',
    subject: makeEndpoint({ ...shadow, path: '/', basePath: '/v2' }),
    expect: 'fires',
  },
  { name: 'a documented endpoint', subject: makeEndpoint(), expect: 'spares' },
  {
    name: 'silent for 14 days while its host is observed',
    subject: makeEndpoint({
      ...shadow,
      traffic: makeTraffic([makeDay(20)]),
      activity: { requests: 1000, lastMs: NOW_MS },
    }),
    expect: 'clears',
  },
]);
