import type { Actor } from '@/lib/services/accounts/actor';
import { UnauthenticatedError } from '@/lib/services/errors';
import type { ApiContext } from './base';

/** Who is asking, for procedures that nobody reaches without signing in. */
export function actorOf({ actor }: ApiContext): Actor {
  if (!actor) throw new UnauthenticatedError('Sign in first.');
  return actor;
}
