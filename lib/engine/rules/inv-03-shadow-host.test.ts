import { shadowHost } from './inv-03-shadow-host';
import { describeRule } from './testing/scenarios';
import { DAY_MS, makeDay, makeEndpoint, makeHost, makeTraffic, NOW_MS } from './testing/subjects';

const HOST = 'old-api.example.com';
const days = [makeDay(3), makeDay(2), makeDay(1)];
const here = makeTraffic(days, { hosts: [{ host: HOST, count: 30 }] });
const both = makeTraffic(days, {
  hosts: [
    { host: 'api.example.com', count: 25 },
    { host: HOST, count: 5 },
  ],
});
const shadow = { host: HOST, isDeclared: false, endpoints: [makeEndpoint({ traffic: here })] };

describeRule(shadowHost, [
  {
    name: 'an undeclared host that answers, while others are declared',
    subject: makeHost(shadow),
    expect: 'fires',
    firings: [{ qualifier: '', severity: 'medium', confidence: 'high', firstMs: makeDay(3).dayMs }],
  },
  {
    name: 'the first time is unknown where the endpoints answer on a declared host too',
    subject: makeHost({ ...shadow, endpoints: [makeEndpoint({ traffic: both })] }),
    expect: 'fires',
    firings: [{ firstMs: null, lastMs: NOW_MS }],
  },
  {
    name: 'a single capture, with low confidence',
    subject: makeHost({
      ...shadow,
      endpoints: [makeEndpoint({ traffic: makeTraffic([makeDay(1, { requests: 1 })]) })],
    }),
    expect: 'fires',
    firings: [{ confidence: 'low' }],
  },
  {
    name: 'no spec names any host, so that none stands out',
    subject: makeHost({ ...shadow, areHostsDeclared: false }),
    expect: 'spares',
  },
  {
    name: 'nothing but 404 was answered there',
    subject: makeHost({
      ...shadow,
      endpoints: [makeEndpoint({ traffic: makeTraffic([makeDay(1, { successes: 0 })]) })],
    }),
    expect: 'spares',
  },
  {
    name: 'a newer revision that names the host',
    subject: makeHost({ ...shadow, isDeclared: true }),
    expect: 'clears',
  },
  {
    name: 'silent for 14 days, though its endpoints go on answering on another host',
    subject: makeHost({
      ...shadow,
      endpoints: [makeEndpoint({ traffic: both })],
      activity: { requests: 5, lastMs: NOW_MS - 14 * DAY_MS },
    }),
    expect: 'clears',
  },
]);
