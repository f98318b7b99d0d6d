import { expect, test } from 'vitest';
import { withDates } from './appeared-since';

const NOW = new Date('2026-11-25T20:33:10Z');

test.each([
  { appeared: ['day'], from: '2026-11-24T20:00:00.000Z' },
  { appeared: ['week'], from: '2026-11-18T20:00:00.000Z' },
  { appeared: ['day', 'month'], from: '2026-10-26T20:00:00.000Z' },
] as const)('begins $appeared at a full hour', ({ appeared, from }) => {
  expect(withDates({ appeared: [...appeared] }, NOW).firstSeenFrom?.toISOString()).toBe(from);
});

test('dates nothing that has no relative time', () => {
  expect(withDates({ api: ['Shop'] }, NOW)).toEqual({ api: ['Shop'] });
});
