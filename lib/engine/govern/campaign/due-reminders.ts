import { ReminderKind } from '@/lib/contracts/campaign';
import { dueEnd } from './campaign-life';

const DAY_MS = 86_400_000;
/** How long before the end of the due day each kind is due. */
const BEFORE_END_MS: Readonly<Record<ReminderKind, number>> = { week: 7 * DAY_MS, day: DAY_MS, overdue: 0 };

/**
 * The reminder that is due now: the latest of those whose time came after the campaign had started; `null` for none. A job
 * that did not run for a week thus reminds once, not three times.
 */
export function reminderDue(
  { dueOn, startedAt }: { dueOn: string; startedAt: Date },
  now: Date,
): ReminderKind | null {
  const end = dueEnd(dueOn).getTime();
  const come = ReminderKind.options.filter((kind) => {
    const at = end - BEFORE_END_MS[kind];
    return at <= now.getTime() && at > startedAt.getTime();
  });
  return come.at(-1) ?? null;
}

/** Whether somebody who had these reminders wants this one: each kind once, and none that comes before one they had. */
export function isNews(kind: ReminderKind, had: readonly ReminderKind[]): boolean {
  const rank = (one: ReminderKind): number => ReminderKind.options.indexOf(one);
  return had.every((one) => rank(one) < rank(kind));
}
