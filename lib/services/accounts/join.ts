import { randomUUID } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import type { Role } from '@/lib/contracts/roles';
import { consumeInvitationsOf, useLink } from '@/lib/data/accounts/one-time-links';
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

/** Makes the first administrator. Of several who try at once, one does. */
export async function setUp(
  person: { name: string; email: string; password: string },
  now: Date,
): Promise<{ email: string }> {
  const passwordHash = await hashPassword(person.password);
  await inTransaction(async (db) => {
    await lockPeople(db);
    if ((await countPeople(db)) > 0)
      throw new ConflictError('There is an administrator already. Ask them for an invitation.');
    await join(db, { ...person, role: 'admin', passwordHash }, now);
  });
  return { email: person.email };
}

/** Uses a one-time link: an invitation makes an account, the other kind sets its owner's password anew. */
export async function redeem(
  { secret, name, password }: { secret: string; name?: string; password: string },
  now: Date,
): Promise<{ email: string }> {
  const passwordHash = await hashPassword(password);
  return inTransaction(async (db) => {
    const link = await useLink(db, hashSecret(secret), now);
    if (!link) throw new UnusableError('This link was used, withdrawn, or has expired. Ask for a new one.');
    const { email } = link;
    const known = await findPersonByEmail(db, email);
    if (link.kind === 'invitation') {
      if (known) throw new ConflictError(`${email} has an account already. Sign in.`);
      const id = await join(
        db,
        { name: name ?? email, email, role: link.role ?? 'viewer', passwordHash },
        now,
      );
      await joinTeams(db, id, link.teamIds);
      await consumeInvitationsOf(db, email, now);
      return { email };
    }
    if (!known) throw new UnusableError('The account of this link is gone.');
    await replacePassword(db, known.id, passwordHash, now);
    await recordAudit(
      db,
      { actor: known, via: 'link', action: 'session.password', target: email, detail: {} },
      now,
    );
    return { email };
  });
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
