import { scannerSweep } from './att-02-scanner-sweep';
import { describeRule } from './testing/scenarios';
import { makeDay, makeHost, NOW_MS } from './testing/subjects';

const swept = (distinctPaths: number, daysAgo = 1, lastMs = NOW_MS) =>
  makeHost({
    sweep: { distinctPaths, lastMs: makeDay(daysAgo).dayMs },
    activity: { requests: 1000, lastMs },
  });

describeRule(scannerSweep, [
  {
    name: '50 paths of one client',
    subject: swept(50),
    expect: 'fires',
    firings: [{ qualifier: '', severity: 'info', confidence: 'high' }],
  },
  {
    name: 'a deployment that counts from ten',
    subject: swept(10),
    parameters: { leastPaths: 10 },
    expect: 'fires',
  },
  {
    name: 'two months ago, and nothing of the host was observed since',
    subject: swept(300, 60, makeDay(59).dayMs),
    expect: 'fires',
  },
  { name: '49 paths of one client', subject: swept(49), expect: 'spares' },
  {
    name: 'a host without traffic',
    subject: makeHost({ activity: { requests: 0, lastMs: null } }),
    expect: 'spares',
  },
  { name: 'no source shows clients', subject: makeHost(), expect: 'unobservable' },
  { name: 'thirty days of observed traffic without', subject: swept(300, 31), expect: 'clears' },
]);
