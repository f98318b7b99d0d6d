import { OpenAPIHandler } from '@orpc/openapi/fetch';
import { ORPCError, ValidationError } from '@orpc/server';
import { BodyLimitPlugin } from '@orpc/server/fetch';
import { z } from 'zod';
import type { Actor } from '@/lib/services/accounts/actor';
import { titleOf, toContractError } from './problem';
import { apis } from './procedures/apis';
import { assignments } from './procedures/assignments';
import { audit } from './procedures/audit';
import { os } from './procedures/base';
import { campaigns } from './procedures/campaigns';
import { demo } from './procedures/demo';
import { destinations } from './procedures/destinations';
import { endpoints } from './procedures/endpoints';
import { estate } from './procedures/estate';
import { findings } from './procedures/findings';
import { lifecycle } from './procedures/lifecycle';
import { mail } from './procedures/mail';
import { people } from './procedures/people';
import { policies } from './procedures/policies';
import { receipts } from './procedures/receipts';
import { reports } from './procedures/reports';
import { rules } from './procedures/rules';
import { session } from './procedures/session';
import { sources } from './procedures/sources';
import { teams } from './procedures/teams';
import { tokens } from './procedures/tokens';
import { tickets, trackers } from './procedures/trackers';
import { views } from './procedures/views';

/** The contract with its use cases behind it. */
export const router = os.router({
  estate,
  endpoints,
  apis,
  findings,
  assignments,
  campaigns,
  policies,
  receipts,
  sources,
  rules,
  reports,
  demo,
  session,
  tokens,
  people,
  teams,
  views,
  lifecycle,
  audit,
  destinations,
  mail,
  trackers,
  tickets,
});

/** Validation failures in the contract's own words; use-case errors mapped in one place. */
export function mapError(error: unknown): never {
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError) {
    throw new ORPCError('INPUT_VALIDATION_FAILED', {
      status: 422,
      message: 'The request has parameters that do not fit.',
      data: z.flattenError(new z.ZodError(error.cause.issues as z.core.$ZodIssue[])),
      cause: error.cause,
    });
  }
  throw toContractError(error);
}

/** Of a request; files come through the intake door, which streams. */
const MOST_BODY_BYTES = 1024 * 1024;

const handler = new OpenAPIHandler(router, {
  plugins: [new BodyLimitPlugin({ maxBodySize: MOST_BODY_BYTES })],
  clientInterceptors: [
    async ({ next }) => {
      try {
        return await next();
      } catch (error) {
        return mapError(error);
      }
    },
  ],
});

/** Answers a request to the contract's API; errors are labelled as problem+json. */
export async function handleApiRequest(request: Request, actor: Actor | null): Promise<Response> {
  const { matched, response } = await handler.handle(request, {
    prefix: '/api/v1',
    context: { actor },
  });
  if (!matched) {
    const detail = 'There is no such resource in this API.';
    return Response.json(
      { type: 'about:blank', title: 'Not found', status: 404, detail },
      { status: 404, headers: PROBLEM },
    );
  }
  if (response.status < 400) return response;
  return asProblem(response);
}

/** RFC 9457 members beside those by which a typed client knows the error. */
async function asProblem(response: Response): Promise<Response> {
  const { message, ...error } = (await response.json()) as { message: string; code: string };
  const problem = { type: 'about:blank', title: titleOf(response.status), detail: message, ...error };
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  headers.set('content-type', PROBLEM['content-type']);
  return new Response(JSON.stringify(problem), { status: response.status, headers });
}
const PROBLEM = { 'content-type': 'application/problem+json' };
