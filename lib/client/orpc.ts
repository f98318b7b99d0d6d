import { createORPCClient, ORPCError } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { JsonifiedClient } from '@orpc/openapi-client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { contract } from '../contracts/api';
import { decodeProblem } from './problem';
import routes from './routes.json';

type ApiClient = JsonifiedClient<ContractRouterClient<typeof contract>>;

/**
 * The link needs methods and paths only. The contract itself would bring its schemas, and zod with them, into every
 * page: 96 KB gzip. routes.test.ts keeps the two alike.
 */
const link = new OpenAPILink(routes as unknown as typeof contract, {
  url: () => `${location.origin}/api/v1`,
  fetch: fetchProblemAsJson,
  customErrorResponseBodyDecoder: (body, response) => {
    const problem = decodeProblem(body, response.status);
    return problem && new ORPCError(problem.code, problem);
  },
});

/** The link parses `application/json` alone; an error comes as `application/problem+json`. */
async function fetchProblemAsJson(request: Request, init: RequestInit): Promise<Response> {
  const response = await fetch(request, init);
  if (!response.headers.get('content-type')?.startsWith('application/problem+json')) return response;
  const headers = new Headers(response.headers);
  headers.set('content-type', 'application/json');
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

/** The API itself, for what a form sends. */
export const orpcClient: ApiClient = createORPCClient(link);

export const orpc = createTanstackQueryUtils(orpcClient);
/** Query options of the HTTP client; the server's in-process client has the same shape. */
export type ApiQueries = typeof orpc;
