import type { DayCounts } from '@/lib/contracts/evidence';
import { debugSurface } from './cfg-06-debug-surface';
import { describeRule } from './testing/scenarios';
import { makeDay, makeEndpoint, makeTraffic } from './testing/subjects';

const anonymous = (daysAgo: number, requests = 5) =>
  makeDay(daysAgo, { requests, authenticated: 0, anonymous: requests });
const at = (path: string, days: readonly DayCounts[] = [anonymous(2), anonymous(1)]) =>
  makeEndpoint({ path, key: path.replaceAll(/\{.*?\}/g, '{}'), traffic: makeTraffic(days) });
const redirected = makeTraffic([anonymous(2), anonymous(1)], {
  statuses: [{ status: 302, count: 10, anonymous: 10 }],
});

describeRule(debugSurface, [
  {
    name: '/actuator/env answers anybody',
    subject: at('/actuator/env'),
    expect: 'fires',
    firings: [{ qualifier: '', severity: 'high', confidence: 'high' }],
  },
  {
    name: '/.env in a single capture, with low confidence',
    subject: at('/static/.env', [anonymous(1, 1)]),
    expect: 'fires',
    firings: [{ severity: 'high', confidence: 'low' }],
  },
  {
    name: 'only authenticated since: it must fall silent',
    subject: at('/metrics', [anonymous(20), makeDay(10, { requests: 60 }), makeDay(1, { requests: 60 })]),
    expect: 'fires',
  },
  {
    name: 'credentials on every success',
    subject: at('/metrics', [makeDay(2), makeDay(1)]),
    expect: 'spares',
  },
  { name: 'a redirect to the login', subject: { ...at('/console'), traffic: redirected }, expect: 'spares' },
  { name: 'the metrics of a resource', subject: at('/projects/{projectId}/metrics'), expect: 'spares' },
  { name: 'a word that only begins like one', subject: at('/debugging-guides'), expect: 'spares' },
  {
    name: 'attested public',
    subject: { ...at('/swagger'), isAttestedPublic: true },
    expect: 'spares',
  },
  {
    name: 'no source shows credentials',
    subject: at('/actuator', [makeDay(1, { authenticated: 0 })]),
    expect: 'unobservable',
  },
  {
    name: 'silent for 14 days while its host is observed',
    subject: at('/actuator/env', [anonymous(15)]),
    expect: 'clears',
  },
]);
