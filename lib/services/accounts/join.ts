import { randomUUID } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import type { Role } from '@/lib/contracts/roles';
import { consumeInvitationsOf, type StoredLink, takeOneTimeLink } from '@/lib/data/accounts/one-time-links';
import {
  addPerson,
  countPeople,
  findPersonByEmail,
  joinTeams,
  lockPeople,
  replacePassword,
} from '@/lib/data/accounts/people';
import { type Db, database, inTransaction } from '@/lib/data/client';
import { ConflictError, UnusableError } from '../errors';
import { recordAudit } from './audit';
import { hashSecret } from './secrets';

/** Nobody has an account yet. */
export async function needsSetUp(): Promise<boolean> {
  return (await countPeople(database())) === 0;
}

const HAS_ADMINISTRATOR = 'There is an administrator already. Ask them for an invitation.';

/** Makes the first administrator. Of several who try at once, one does. */
export async function setUp(
  person: { name: string; email: string; password: string },
  now: Date,
): Promise<{ email: string }> {
  if (!(await needsSetUp())) throw new ConflictError(HAS_ADMINISTRATOR);
  const passwordHash = await hashPassword(person.password);
  await inTransaction(async (db) => {
    await lockPeople(db);
    if ((await countPeople(db)) > 0) throw new ConflictError(HAS_ADMINISTRATOR);
    await join(db, { ...person, role: 'admin', passwordHash }, now);
  });
  return { email: person.email };
}

/** Makes the account that an invitation is for. It works once. The costly hash is made only for whoever has a link. */
export async function joinByInvitation(
  { secret, name, password }: { secret: string; name: string; password: string },
  now: Date,
): Promise<{ email: string }> {
  return inTransaction(async (db) => {
    const { email, role, teamIds } = await takeLink(db, secret, 'invitation', now);
    if (await findPersonByEmail(db, email))
      throw new ConflictError(`${email} has an account already. Sign in.`);
    const passwordHash = await hashPassword(password);
    const id = await join(db, { name, email, role: role ?? 'viewer', passwordHash }, now);
    await joinTeams(db, id, teamIds);
    await consumeInvitationsOf(db, email, now);
    return { email };
  });
}

/** Sets the password of whom a password link is for; their sessions and second factor end. It works once. */
export async function resetPassword(
  { secret, password }: { secret: string; password: string },
  now: Date,
): Promise<{ email: string }> {
  return inTransaction(async (db) => {
    const { email } = await takeLink(db, secret, 'password-reset', now);
    const person = await findPersonByEmail(db, email);
    if (!person) throw new UnusableError('The account of this link is gone.');
    await replacePassword(db, person.id, await hashPassword(password), now);
    const act = { action: 'session.resetPassword', target: email, detail: {} };
    await recordAudit(db, { actor: person, via: 'link', ...act }, now);
    return { email };
  });
}

async function takeLink(db: Db, secret: string, kind: StoredLink['kind'], now: Date): Promise<StoredLink> {
  const link = await takeOneTimeLink(db, { secretHash: hashSecret(secret), kind }, now);
  if (!link) throw new UnusableError('This link was used, withdrawn, or has expired. Ask for a new one.');
  return link;
}

async function join(
  db: Db,
  person: { name: string; email: string; role: Role; passwordHash: string },
  now: Date,
): Promise<string> {
  const { name, email, role, passwordHash } = person;
  const id = randomUUID();
  await addPerson(db, { id, name, email, role, passwordHash }, now);
  const actor = { id, name };
  await recordAudit(db, { actor, via: 'link', action: 'session.join', target: email, detail: { role } }, now);
  return id;
}
