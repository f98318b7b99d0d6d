import type { OneTimeLink, Person } from '@/lib/contracts/account';
import type { Role } from '@/lib/contracts/roles';
import { addLink, listLinks, removeLink } from '@/lib/data/accounts/one-time-links';
import {
  countAdministrators,
  findPersonByEmail,
  listNames,
  listPeople,
  lockPeople,
  changePerson as writePerson,
} from '@/lib/data/accounts/people';
import { type Db, database, inTransaction } from '@/lib/data/client';
import { ConflictError, NotFoundError } from '../errors';
import { hashSecret, makeSecret } from './secrets';

const HOUR_MS = 3600 * 1000;
const INVITATION_MS = 7 * 24 * HOUR_MS;
const PASSWORD_LINK_MS = 24 * HOUR_MS;

export function browsePeople(): Promise<Person[]> {
  return listPeople(database());
}

/** Those to whom work can be assigned. */
export function namePeople(): Promise<{ id: string; name: string }[]> {
  return listNames(database());
}

export function browseLinks(now: Date): Promise<OneTimeLink[]> {
  return listLinks(database(), now);
}

/** The secret goes into a link that the inviter hands over; it works once, for a week. */
export async function invite(
  { email, role, teams }: { email: string; role: Role; teams: number[] },
  now: Date,
): Promise<{ link: OneTimeLink; secret: string }> {
  if (await findPersonByEmail(database(), email)) throw new ConflictError(`${email} has an account already.`);
  return makeLink({ kind: 'invitation', email, role, teamIds: teams }, INVITATION_MS, now);
}

/** A link with which somebody sets a new password; it works once, for a day, and takes a second factor off. */
export async function makePasswordLink(
  personId: string,
  now: Date,
): Promise<{ link: OneTimeLink; secret: string }> {
  const { email } = await readPerson(database(), personId);
  return makeLink({ kind: 'password-reset', email, role: null, teamIds: [] }, PASSWORD_LINK_MS, now);
}

export async function withdrawLink(id: number): Promise<void> {
  if (!(await removeLink(database(), id))) throw new NotFoundError('link', id);
}

/** Changes somebody; refuses what would leave nobody who can administer. */
export function changePerson(
  { id, ...change }: { id: string; role?: Role; teams?: number[]; isDisabled?: boolean },
  now: Date,
): Promise<Person> {
  return inTransaction(async (db) => {
    await lockPeople(db);
    await readPerson(db, id);
    await writePerson(db, id, change, now);
    if ((await countAdministrators(db)) === 0)
      throw new ConflictError('There must be an administrator who can sign in. Make another one first.');
    return readPerson(db, id);
  });
}

async function readPerson(db: Db, id: string): Promise<Person> {
  const [person] = await listPeople(db, id);
  if (!person) throw new NotFoundError('person', id);
  return person;
}

async function makeLink(
  link: { kind: OneTimeLink['kind']; email: string; role: Role | null; teamIds: number[] },
  lastsMs: number,
  now: Date,
): Promise<{ link: OneTimeLink; secret: string }> {
  const secret = makeSecret('link');
  const expiresAt = new Date(now.getTime() + lastsMs);
  const made = await addLink(database(), {
    ...link,
    secretHash: hashSecret(secret),
    createdAt: now,
    expiresAt,
  });
  return { link: made, secret };
}
