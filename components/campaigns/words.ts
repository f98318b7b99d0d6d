import type { Answer, CampaignState, ReminderKind, Tally } from '@/lib/contracts/campaign';

/** The words for what the contract spells as identifiers, in the order in which they are offered. */
export const STATE_WORDS: Record<CampaignState, string> = {
  draft: 'Draft',
  running: 'Running',
  closed: 'Closed',
  cancelled: 'Cancelled',
};

export const ANSWER_WORDS: Record<Answer, string> = {
  correct: 'Correct',
  wrong: 'Wrong',
  retire: 'Retire',
};

/** What a reviewer says with an answer. */
export const ANSWER_MEANINGS: Record<Answer, string> = {
  correct: 'What is known of it is correct',
  wrong: 'Something is wrong',
  retire: 'It should be retired',
};

export type Standing = Exclude<keyof Tally, 'items'>;

export const STANDING_WORDS: Record<Standing, string> = {
  correct: 'Correct',
  wrong: 'Wrong',
  retire: 'Retire',
  merged: 'Merged',
  gone: 'Gone',
  open: 'Open',
};

export const STANDINGS = Object.keys(STANDING_WORDS) as Standing[];

export const REMINDER_WORDS: Record<ReminderKind, string> = {
  week: 'due within a week',
  day: 'due today',
  overdue: 'overdue',
};
