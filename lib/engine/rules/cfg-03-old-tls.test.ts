import { oldTls } from './cfg-03-old-tls';
import { makeTransport } from './testing/evidence';
import { describeRule } from './testing/scenarios';
import { makeDay, makeEndpoint, makeTraffic } from './testing/subjects';

const over = (names: readonly string[], daysAgo: number | null = 1, days = [makeDay(3), makeDay(1)]) =>
  makeEndpoint({
    traffic: makeTraffic(days, {
      transport: makeTransport({
        seen: names.map((name) => ({ name, count: 5 })),
        lastOldTlsMs: daysAgo === null ? null : makeDay(daysAgo).dayMs,
      }),
    }),
  });
const later = [makeDay(9), makeDay(8, { requests: 25 }), makeDay(2, { requests: 25 })];

describeRule(oldTls, [
  {
    name: 'TLS 1.0 and 1.1 among newer ones',
    subject: over(['https', 'TLS 1.0', 'TLS 1.1', 'TLS 1.3']),
    expect: 'fires',
    firings: [{ qualifier: '', severity: 'medium', confidence: 'high' }],
  },
  {
    name: 'a single capture, with low confidence',
    subject: over(['TLS 1.1'], 1, [makeDay(1, { requests: 1 })]),
    expect: 'fires',
    firings: [{ confidence: 'low' }],
  },
  {
    name: 'old evidence that does not tell when: it may have been to the last',
    subject: over(['TLS 1.0', 'TLS 1.3'], null, later),
    expect: 'fires',
    firings: [{ lastMs: makeDay(2).dayMs }],
  },
  { name: 'TLS 1.2 and 1.3', subject: over(['TLS 1.2', 'TLS 1.3'], null), expect: 'spares' },
  { name: 'https of unknown version', subject: over(['https'], null), expect: 'unobservable' },
  {
    name: 'plaintext has no version: it is CFG-02',
    subject: over(['http', 'plaintext'], null),
    expect: 'unobservable',
  },
  { name: 'no source shows what carried it', subject: makeEndpoint(), expect: 'unobservable' },
  {
    name: 'fifty newer successes over seven days, all over newer versions',
    subject: over(['TLS 1.0', 'TLS 1.3'], 9, later),
    expect: 'clears',
  },
]);
