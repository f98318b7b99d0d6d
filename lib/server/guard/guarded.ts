import type { DoorName } from '@/lib/contracts/permissions';
import { type Actor, identify } from '@/lib/services/accounts/actor';
import { authorise } from '@/lib/services/accounts/authorise';
import { countRequest } from '../metrics';
import { toProblemResponse } from '../problem';
import { closedHeaders } from './answer-headers';
import { refuseForeign } from './refuse-foreign';

type Handler<Context> = (
  request: Request,
  context: Context,
  actor: Actor | null,
) => Response | Promise<Response>;

/**
 * Wraps every handler: refuses requests of other sites, finds out who asks, and asks the permission table
 * under the door's name; the procedures of the contract ask it themselves. Not in proxy.ts, where pages are guarded:
 * Next would hold each request's body in memory there and cut it at 10 MB.
 */
export function guarded<Context>(
  door: DoorName | 'contract',
  handler: Handler<Context>,
): (request: Request, context: Context) => Promise<Response> {
  return async (request, context) => {
    const startMs = performance.now();
    const response = await admit(door, handler, request, context);
    countRequest(door, response.status, (performance.now() - startMs) / 1000);
    for (const [name, value] of Object.entries(closedHeaders())) response.headers.set(name, value);
    return response;
  };
}

async function admit<Context>(
  door: DoorName | 'contract',
  handler: Handler<Context>,
  request: Request,
  context: Context,
): Promise<Response> {
  const refusal = refuseForeign(request);
  if (refusal) {
    return Response.json(
      { type: 'about:blank', ...refusal },
      { status: refusal.status, headers: { 'content-type': 'application/problem+json' } },
    );
  }
  try {
    const actor = door === 'health' ? null : await identify(request.headers, new Date());
    if (door !== 'contract') await authorise(actor, door);
    return await handler(request, context, actor);
  } catch (error) {
    return toProblemResponse(error);
  }
}
