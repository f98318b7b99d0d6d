import { NO_DATES } from '@/lib/contracts/evidence';
import { reviewOverdue } from './inv-12-review-overdue';
import { makeMetadata } from './testing/evidence';
import { describeRule } from './testing/scenarios';
import { DAY_MS, makeApi, NOW_MS } from './testing/subjects';

const reviewed = (daysAgo: number | null, reviewCadenceDays = 365) => {
  const lastReviewMs = daysAgo === null ? null : NOW_MS - daysAgo * DAY_MS;
  return makeApi({
    api: { name: 'Shop', metadata: makeMetadata({ lastReviewMs, reviewCadenceDays }), stated: NO_DATES },
  });
};

describeRule(reviewOverdue, [
  {
    name: '400 days ago, due every year',
    subject: reviewed(400),
    expect: 'fires',
    firings: [{ qualifier: '', severity: 'low', confidence: 'high' }],
  },
  { name: '31 days ago, due every 30', subject: reviewed(31, 30), expect: 'fires' },
  { name: 'due at this very moment', subject: reviewed(365), expect: 'spares' },
  { name: 'never reviewed', subject: reviewed(null), expect: 'spares' },
  { name: 'no records are kept on the command line', subject: makeApi(), expect: 'unobservable' },
  { name: 'reviewed today', subject: reviewed(0), expect: 'clears' },
]);
