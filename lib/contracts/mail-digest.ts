import { z } from 'zod';

/** `daily`: once in each day (UTC); `weekly`: once in each week, which begins on Monday. */
export const MailRhythm = z.enum(['daily', 'weekly']);
export type MailRhythm = z.infer<typeof MailRhythm>;

export const MailChoice = z.object({
  /** `null`: none. */
  rhythm: MailRhythm.nullable(),
});
export type MailChoice = z.infer<typeof MailChoice>;
