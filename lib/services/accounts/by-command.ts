import { Email } from '@/lib/contracts/account';
import type { Role } from '@/lib/contracts/roles';
import { findPersonByEmail } from '@/lib/data/accounts/people';
import { database } from '@/lib/data/client';
import { NotFoundError, UnusableError } from '../errors';
import { auditAct } from './audit';
import { invite, makePasswordLink } from './people';

/** Whoever holds the machine may let people in, as when the only administrator has lost their password. */
export async function inviteByCommand(email: string, role: Role, now: Date): Promise<string> {
  const { secret, link } = await invite({ email: readEmail(email), role, teams: [] }, now);
  await auditCommand('people.invite', link.email, now);
  return secret;
}

export async function linkPasswordByCommand(email: string, now: Date): Promise<string> {
  const person = await findPersonByEmail(database(), readEmail(email));
  if (!person) throw new NotFoundError('account of', email);
  const { secret } = await makePasswordLink(person.id, now);
  await auditCommand('people.resetPassword', email, now);
  return secret;
}

/** Records what somebody did on the machine itself, where nobody signs in. */
export function auditCommand(action: string, target: string, now: Date): Promise<void> {
  return auditAct({ actor: null, via: 'command', action, target, detail: {} }, now);
}

function readEmail(text: string): string {
  const email = Email.safeParse(text);
  if (!email.success) throw new UnusableError(`"${text}" is not an e-mail address.`);
  return email.data;
}
