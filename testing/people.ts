import type { Role, Scope } from '@/lib/contracts/roles';
import { database } from '@/lib/data/client';
import type { Actor } from '@/lib/services/accounts/actor';
import { joinByInvitation } from '@/lib/services/accounts/join';
import { invite } from '@/lib/services/accounts/people';
import { createToken } from '@/lib/services/accounts/tokens';

export const TEST_PASSWORD = 'correct horse battery';

/** A person with an account, as the actor of their browser. */
export async function givePerson(
  role: Role,
  {
    teams = [],
    email = `${role}@example.com`,
    now = new Date(),
  }: { teams?: number[]; email?: string; now?: Date } = {},
): Promise<Actor> {
  const { secret } = await invite({ email, role, teams }, now);
  await joinByInvitation({ secret, name: `The ${role}`, password: TEST_PASSWORD }, now);
  const { id } = await database().user.findUniqueOrThrow({ where: { email }, select: { id: true } });
  return { id, name: `The ${role}`, email, role, teams, token: null, session: 'session' };
}

/** Headers of a program that signs with a token of this person. */
export async function giveToken(
  owner: Actor,
  scopes: Scope[],
  { source, days = 1, now = new Date() }: { source?: string; days?: number; now?: Date } = {},
): Promise<{ authorization: string }> {
  const { secret } = await createToken(owner, { name: scopes.join(' '), scopes, source, days }, now);
  return { authorization: `Bearer ${secret}` };
}
