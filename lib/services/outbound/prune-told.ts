import { database } from '@/lib/data/client';
import { pruneOutbox } from '@/lib/data/outbound/outbox';

const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

/** Forgets what others were told, or could not be told, more than 30 days ago. Returns how many events. */
export function pruneTold(now: Date): Promise<number> {
  return pruneOutbox(database(), new Date(now.getTime() - KEPT_DAYS * DAY_MS));
}
