import { nonProductionExposed } from './inv-09-non-production-exposed';
import { makeSignalOn, makeVisibility } from './testing/evidence';
import { describeRule } from './testing/scenarios';
import { makeDay, makeEndpoint, makeHost, makeTraffic } from './testing/subjects';

const HOST = 'staging-api.example.com';
const visibility = makeVisibility({ client: 30 });
const publicClient = (daysAgo: number, count = 3) =>
  makeSignalOn('public-client', daysAgo, { count, successes: count });
const on = (hosts: readonly string[], traffic: Parameters<typeof makeTraffic>) =>
  makeHost({
    host: HOST,
    endpoints: [
      makeEndpoint({
        traffic: makeTraffic(traffic[0], {
          hosts: hosts.map((host) => ({ host, count: 10 })),
          visibility,
          ...traffic[1],
        }),
      }),
    ],
  });
const days = [makeDay(3), makeDay(2), makeDay(1)];

describeRule(nonProductionExposed, [
  {
    name: 'a staging host that answers a public address',
    subject: on([HOST], [days, { signals: [publicClient(1)] }]),
    expect: 'fires',
    firings: [{ qualifier: '', severity: 'medium', confidence: 'high' }],
  },
  {
    name: 'a single capture, with low confidence',
    subject: on([HOST, 'qa.example.com'], [[makeDay(1, { requests: 2 })], { signals: [publicClient(1, 1)] }]),
    expect: 'fires',
    firings: [{ confidence: 'low' }],
  },
  {
    name: 'private addresses alone',
    subject: on([HOST], [days, {}]),
    expect: 'spares',
  },
  {
    name: 'a production host that answers the internet',
    subject: { ...on(['api.example.com'], [days, { signals: [publicClient(1)] }]), host: 'api.example.com' },
    expect: 'spares',
  },
  {
    name: 'a domain that ends in .dev is no development system',
    subject: { ...on(['api.shop.dev'], [days, { signals: [publicClient(1)] }]), host: 'api.shop.dev' },
    expect: 'spares',
  },
  {
    name: 'the endpoint answers in production too, where its public clients may have been',
    subject: on([HOST, 'api.example.com'], [days, { signals: [publicClient(1)] }]),
    expect: 'unobservable',
  },
  {
    name: 'no source shows clients',
    subject: on([HOST], [days, { visibility: makeVisibility() }]),
    expect: 'unobservable',
  },
  {
    name: 'fifty newer successes over seven days, none for a public address',
    subject: on(
      [HOST],
      [
        [makeDay(9), makeDay(8, { requests: 25 }), makeDay(2, { requests: 25 })],
        { signals: [publicClient(9)] },
      ],
    ),
    expect: 'clears',
  },
  {
    name: 'silent for 14 days while its host is observed',
    subject: on([HOST], [[makeDay(15)], { signals: [publicClient(15)] }]),
    expect: 'clears',
  },
]);
