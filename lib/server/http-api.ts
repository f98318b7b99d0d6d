import { OpenAPIHandler } from '@orpc/openapi/fetch';
import { ORPCError, ValidationError } from '@orpc/server';
import { z } from 'zod';
import { toContractError } from './problem';
import { apis } from './procedures/apis';
import { os } from './procedures/base';
import { demo } from './procedures/demo';
import { endpoints } from './procedures/endpoints';
import { receipts } from './procedures/receipts';

/** The contract with its use cases behind it. */
export const router = os.router({ endpoints, apis, receipts, demo });

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

const handler = new OpenAPIHandler(router, {
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
export async function handleApiRequest(request: Request): Promise<Response> {
  const { matched, response } = await handler.handle(request, { prefix: '/api/v1', context: {} });
  if (!matched) {
    const detail = 'There is no such resource in this API.';
    return Response.json(
      { type: 'about:blank', title: 'Not found', status: 404, detail },
      { status: 404, headers: PROBLEM },
    );
  }
  if (response.status < 400) return response;
  const labelled = new Response(response.body, response);
  labelled.headers.set('content-type', PROBLEM['content-type']);
  return labelled;
}
const PROBLEM = { 'content-type': 'application/problem+json' };
