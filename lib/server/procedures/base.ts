import { implement } from '@orpc/server';
import { contract } from '@/lib/contracts/api';
import { type Actor, viaOf } from '@/lib/services/accounts/actor';
import { auditAct } from '@/lib/services/accounts/audit';
import { authorise, permissionOf } from '@/lib/services/accounts/authorise';

/** What every procedure knows of its request. */
export interface ApiContext {
  actor: Actor | null;
}

/**
 * The contract, to be given its handlers noun by noun. Before a handler runs, the permission table is asked under the
 * procedure's name; what changes something is written to the audit log when it has succeeded.
 */
export const os = implement(contract)
  .$context<ApiContext>()
  .use(async ({ context: { actor }, path, next }, input) => {
    const route = path.join('.');
    const target = targetOf(input);
    await authorise(actor, route, target);
    const detail: Record<string, unknown> = {};
    const result = await next({ context: { detail } });
    const { roles, isRead } = permissionOf(route);
    // What one does without an account records itself: the actor is whoever has it then.
    if (actor && roles !== 'anyone' && !isRead)
      await auditAct(
        { actor, via: viaOf(actor), action: route, target: String(target ?? ''), detail },
        new Date(),
      );
    return result;
  });

/** The `id` of the request's path, as it came: not validated yet. */
function targetOf(input: unknown): unknown {
  return typeof input === 'object' && input !== null && 'id' in input ? input.id : undefined;
}
