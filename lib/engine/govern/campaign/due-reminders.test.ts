import { expect, it } from 'vitest';
import { isNews, reminderDue } from './due-reminders';

const STARTED = new Date('2026-01-01T10:00:00Z');
const at = (time: string, startedAt = STARTED) =>
  reminderDue({ dueOn: '2026-01-31', startedAt }, new Date(time));

it('reminds seven days and one day before the due day ends, and when it is over', () => {
  expect(at('2026-01-24T23:59:59Z')).toBeNull();
  expect(at('2026-01-25T00:00:00Z')).toBe('week');
  expect(at('2026-01-30T23:59:59Z')).toBe('week');
  expect(at('2026-01-31T00:00:00Z')).toBe('day');
  expect(at('2026-02-01T00:00:00Z')).toBe('overdue');
});

it('does not remind of a time before the campaign had started', () => {
  expect(at('2026-01-29T00:00:00Z', new Date('2026-01-28T00:00:00Z'))).toBeNull();
  expect(at('2026-01-31T00:00:00Z', new Date('2026-01-28T00:00:00Z'))).toBe('day');
});

it('reminds once of each kind, and of none that came before, also when the clock jumps back', () => {
  expect(isNews('week', [])).toBe(true);
  expect(isNews('overdue', ['week'])).toBe(true);
  expect(isNews('week', ['week'])).toBe(false);
  expect(isNews('day', ['overdue'])).toBe(false);
});
