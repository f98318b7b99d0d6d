import type { Me, Session } from '@/lib/contracts/account';
import { hasPassword, listPeople } from '@/lib/data/accounts/people';
import { listSessions, removeSession } from '@/lib/data/accounts/sessions';
import { database } from '@/lib/data/client';
import { NotFoundError } from '../errors';
import type { Actor } from './actor';
import { describeDevice } from './describe-device';

export async function describeMe(actor: Actor): Promise<Me> {
  const db = database();
  const [person] = await listPeople(db, actor.id);
  if (!person) throw new NotFoundError('person', actor.id);
  const { id, name, email, role, teams, hasSecondFactor } = person;
  return { id, name, email, role, teams, hasSecondFactor, hasPassword: await hasPassword(db, id) };
}

export async function browseSessions(actor: Actor, now: Date): Promise<Session[]> {
  const rows = await listSessions(database(), actor.id, now);
  return rows.map(({ id, token, userAgent, createdAt, updatedAt }) => ({
    id,
    device: describeDevice(userAgent),
    createdAt: createdAt.toISOString(),
    lastSeen: updatedAt.toISOString(),
    isCurrent: token === actor.session,
  }));
}

export async function endSession(actor: Actor, id: string): Promise<void> {
  if (!(await removeSession(database(), actor.id, id))) throw new NotFoundError('session', id);
}
