import { createHmac } from 'node:crypto';
import { countFailure, forgetFailures, readBlock } from '@/lib/data/accounts/sign-in-throttle';
import { database } from '@/lib/data/client';
import { deployment } from '../deployment';
import { BusyError } from '../errors';

/** Five tries, then 5 s, 10 s, 20 s … up to 15 minutes between tries: about a hundred a day. */
const LIMITS = { free: 5, firstSeconds: 5, mostSeconds: 900 };

/** Throws while attempts for this address are refused. Whether it has an account makes no difference. */
export async function refuseBlocked(email: string, now: Date): Promise<void> {
  const until = await readBlock(database(), keyOf(email), now);
  if (!until) return;
  const seconds = Math.ceil((until.getTime() - now.getTime()) / 1000);
  throw new BusyError(`There were too many attempts for this address. Try again in ${seconds} s.`, seconds);
}

export function countFailedSignIn(email: string, now: Date): Promise<void> {
  return countFailure(database(), keyOf(email), LIMITS, now);
}

export function forgetFailedSignIns(email: string): Promise<void> {
  return forgetFailures(database(), keyOf(email));
}

/** What was typed may be a password by mistake: only a keyed hash of it is kept. */
function keyOf(email: string): string {
  return createHmac('sha256', deployment().box.accountsKey).update(email.trim().toLowerCase()).digest('hex');
}
