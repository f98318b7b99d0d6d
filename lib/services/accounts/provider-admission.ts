import { APIError } from 'better-auth';
import { consumeInvitationsOf, findInvitation } from '@/lib/data/accounts/one-time-links';
import { joinTeams } from '@/lib/data/accounts/people';
import { database, inTransaction } from '@/lib/data/client';
import type { OidcProvider } from '@/lib/server/env';
import { recordAudit } from './audit';

/**
 * Who comes by single sign-on for the first time: whoever was invited, with the role of the invitation, and whose
 * e-mail is of a domain that the deployment names, as a viewer. Being known to the provider is not enough: at a public
 * one everybody is.
 */
export async function admitByProvider(
  email: string,
  provider: OidcProvider | undefined,
): Promise<{ role: string; emailVerified: boolean }> {
  const invitation = await findInvitation(database(), email.toLowerCase(), new Date());
  if (invitation) return { role: invitation.role ?? 'viewer', emailVerified: true };
  const domain = email.toLowerCase().split('@').at(-1) ?? '';
  if (provider?.domains.includes(domain)) return { role: 'viewer', emailVerified: true };
  throw new APIError('FORBIDDEN', { message: 'Nobody has invited this address.' });
}

/** Uses up the invitation of whoever came by single sign-on. */
export async function giveInvitedTeams({ id, email, name }: { id: string; email: string; name: string }) {
  const now = new Date();
  await inTransaction(async (db) => {
    const invitation = await findInvitation(db, email.toLowerCase(), now);
    if (invitation) await joinTeams(db, id, invitation.teamIds);
    await consumeInvitationsOf(db, email.toLowerCase(), now);
    const actor = { id, name };
    await recordAudit(db, { actor, via: 'session', action: 'session.join', target: email, detail: {} }, now);
  });
}
