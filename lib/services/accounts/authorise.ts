import { PERMISSIONS, type Permission } from '@/lib/contracts/permissions';
import { readOwner } from '@/lib/data/accounts/teams';
import { database } from '@/lib/data/client';
import { ForbiddenError, UnauthenticatedError } from '../errors';
import type { Actor } from './actor';

/** The row of a route. Throws for a route that is not in the table: what nobody thought of, nobody may. */
export function permissionOf(route: string): Permission {
  const permission = (PERMISSIONS as Record<string, Permission | undefined>)[route];
  if (!permission) throw new ForbiddenError(`Nobody may use ${route}.`);
  return permission;
}

/**
 * Throws unless the actor may use the route. `apiId` is the API that it is about, as the request names it (untrusted),
 * for those who may only change what their teams own.
 */
export async function authorise(actor: Actor | null, route: string, apiId?: unknown): Promise<void> {
  const { roles, scope, ownedOnly, isAskedEach } = permissionOf(route);
  if (roles === 'anyone') return;
  if (!actor) throw new UnauthenticatedError('Sign in, or send a token as `Authorization: Bearer …`.');
  if (!roles.includes(actor.role)) throw new ForbiddenError(`The role ${actor.role} may not do this.`);
  if (actor.token && scope === null)
    throw new ForbiddenError('No token may do this: a person has to, in the browser.');
  if (actor.token && scope !== null && !actor.token.scopes.includes(scope))
    throw new ForbiddenError(`This token may not do this: it lacks the scope ${scope}.`);
  if (!isAskedEach && ownedOnly?.includes(actor.role) && !(await isOwned(actor, apiId)))
    throw new ForbiddenError('Only the team that owns this API may change it.');
}

/** Whether the actor may use a route that asks for each thing, for one that belongs to a team's API. */
export function mayForTeam(
  { role, teams }: Pick<Actor, 'role' | 'teams'>,
  route: string,
  team: number | null,
): boolean {
  return !permissionOf(route).ownedOnly?.includes(role) || (team !== null && teams.includes(team));
}

async function isOwned({ teams }: Actor, apiId: unknown): Promise<boolean> {
  const id = Number(apiId);
  if (!Number.isSafeInteger(id) || id <= 0 || id > MOST_ID) return false;
  const owner = await readOwner(database(), id);
  return owner != null && teams.includes(owner);
}
const MOST_ID = 2 ** 31 - 1;
