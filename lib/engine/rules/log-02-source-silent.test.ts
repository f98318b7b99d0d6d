import { sourceSilent } from './log-02-source-silent';
import { makeSource } from './testing/evidence';
import { describeRule } from './testing/scenarios';
import { NOW_MS } from './testing/subjects';

const MINUTE_MS = 60_000;
const silentFor = (minutes: number, usualGapMs = MINUTE_MS) =>
  makeSource({ lastMs: NOW_MS - minutes * MINUTE_MS, usualGapMs });

describeRule(sourceSilent, [
  {
    name: 'an hour of silence where a delivery comes every minute',
    subject: silentFor(60),
    expect: 'fires',
    firings: [{ qualifier: '', severity: 'medium', confidence: 'high', firstMs: NOW_MS - 60 * MINUTE_MS }],
  },
  {
    name: 'a deployment that waits for two gaps alone',
    subject: silentFor(3),
    parameters: { gaps: 2 },
    expect: 'fires',
  },
  { name: 'three gaps exactly', subject: silentFor(3), expect: 'spares' },
  {
    name: 'an hour of silence where a delivery comes every day',
    subject: silentFor(60, 1440 * MINUTE_MS),
    expect: 'spares',
  },
  {
    name: 'a file that was imported once has no usual gap',
    subject: makeSource({ lastMs: 0, usualGapMs: null }),
    expect: 'unobservable',
  },
  {
    name: 'a source that never delivered',
    subject: makeSource({ lastMs: null }),
    expect: 'unobservable',
  },
  { name: 'it delivers again', subject: silentFor(0), expect: 'clears' },
]);
