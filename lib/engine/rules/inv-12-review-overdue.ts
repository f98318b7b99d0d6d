import { dayOf } from '@/lib/engine/bytes/time-day';
import { fireDeclared } from './fire';
import { type ApiRule, CLEAR } from './rule';

const DAY_MS = 86_400_000;

export const reviewOverdue: ApiRule = {
  id: 'INV-12',
  title: 'Review overdue',
  severity: 'low',
  owasp: 9,
  needs: 'metadata',
  scope: 'api',
  clears: ['metadata'],
  why: 'What nobody looks at drifts.',
  fires: 'The last review and its cadence have passed.',
  fix: 'Review the API, and record it.',
  examples: {
    fires: 'Last review 400 days ago, cadence a year.',
    spares: 'Never reviewed, and no cadence set.',
  },
  parameters: {},
  detect({ api }, { nowMs }) {
    if (api.metadata === null) return { unobservable: 'No records are kept of the API here.' };
    const { lastReviewMs, reviewCadenceDays } = api.metadata;
    if (lastReviewMs === null || lastReviewMs + reviewCadenceDays * DAY_MS >= nowMs) return CLEAR;
    const day = dayOf(lastReviewMs);
    return [fireDeclared([{ says: `Last reviewed on ${day}; due every ${reviewCadenceDays} days.` }])];
  },
};
