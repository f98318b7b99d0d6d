import { refuseForeign } from './refuse-foreign';

type Handler<Context> = (request: Request, context: Context) => Response | Promise<Response>;

/**
 * Wraps every handler below app/api. Not in proxy.ts, where pages are guarded: Next would hold each request's body in
 * memory there and cut it at 10 MB.
 */
export function guarded<Context>(handler: Handler<Context>): Handler<Context> {
  return (request, context) => {
    const refusal = refuseForeign(request);
    if (!refusal) return handler(request, context);
    const problem = { type: 'about:blank', ...refusal };
    return Response.json(problem, {
      status: refusal.status,
      headers: { 'content-type': 'application/problem+json' },
    });
  };
}
