import { createHmac } from 'node:crypto';
import { countFailure, forgetFailures, readBlock } from '@/lib/data/accounts/sign-in-throttle';
import { database } from '@/lib/data/client';
import { deployment } from '../deployment';
import { BusyError } from '../errors';

/** Of one account: five tries, then 5 s, 10 s, 20 s … up to 15 minutes between tries: about a hundred a day. */
const PER_ACCOUNT = { free: 5, firstSeconds: 5, mostSeconds: 900 };
/** Of one client, whatever accounts it tries; an office may come from one address. */
const PER_CLIENT = { free: 50, firstSeconds: 5, mostSeconds: 60 };

/** Throws while attempts for this address, or from this client, are refused. Whether it has an account makes no difference. */
export async function refuseBlocked(email: string, now: Date, client: string | null = null): Promise<void> {
  for (const key of [keyOf(email), ...(client === null ? [] : [clientKeyOf(client)])]) {
    const until = await readBlock(database(), key, now);
    if (!until) continue;
    const seconds = Math.ceil((until.getTime() - now.getTime()) / 1000);
    throw new BusyError(`There were too many attempts to sign in. Try again in ${seconds} s.`, seconds);
  }
}

export async function countFailedSignIn(
  email: string,
  now: Date,
  client: string | null = null,
): Promise<void> {
  await countFailure(database(), keyOf(email), PER_ACCOUNT, now);
  if (client !== null) await countFailure(database(), clientKeyOf(client), PER_CLIENT, now);
}

/** Those of the account; a client that may sign in to one account is not trusted with others for it. */
export function forgetFailedSignIns(email: string): Promise<void> {
  return forgetFailures(database(), keyOf(email));
}

/** What was typed may be a password by mistake: only a keyed hash of it is kept. */
function keyOf(email: string): string {
  return createHmac('sha256', deployment().box.accountsKey).update(email.trim().toLowerCase()).digest('hex');
}

function clientKeyOf(client: string): string {
  return createHmac('sha256', deployment().box.accountsKey).update(`client ${client}`).digest('hex');
}
