import type { MailRhythm } from '@/lib/contracts/mail-digest';

const DAY_MS = 86_400_000;
/** Of the day, UTC: before it nothing is sent. */
const FIRST_HOUR = 6;
/** Whoever got nothing for long is not told of more than this. */
const LONGEST_MS = 31 * DAY_MS;

/** When the day or the week began for which a digest is due; `null`: it is too early in the day. */
export function digestBegin(rhythm: MailRhythm, now: Date): Date | null {
  if (now.getUTCHours() < FIRST_HOUR) return null;
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  const daysSinceMonday = (now.getUTCDay() + 6) % 7;
  return new Date(rhythm === 'daily' ? today : today - daysSinceMonday * DAY_MS);
}

/** From when on things are new to somebody who got the last digest at `before`, or none yet. */
export function newSince(rhythm: MailRhythm, before: Date | null, now: Date): Date {
  const first = now.getTime() - (rhythm === 'daily' ? DAY_MS : 7 * DAY_MS);
  return new Date(Math.max(before?.getTime() ?? first, now.getTime() - LONGEST_MS));
}
