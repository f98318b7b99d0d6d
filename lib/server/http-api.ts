import { OpenAPIHandler } from '@orpc/openapi/fetch';
import { implement, ORPCError, ValidationError } from '@orpc/server';
import { z } from 'zod';
import { contract } from '@/lib/contracts/api';
import { addHost, browseApis } from '@/lib/services/browse-apis';
import { browseEndpoints, browseFacets } from '@/lib/services/browse-inventory';
import { browseReceipts, getReceipt } from '@/lib/services/browse-receipts';
import { fillDemo } from '@/lib/services/fill-demo';
import { inspectEndpoint } from '@/lib/services/inspect-endpoint';
import {
  addOverride,
  listOverrides,
  previewOverride,
  removeOverride,
} from '@/lib/services/override-templates';
import { suggestHostsFor } from '@/lib/services/suggest-hosts-for';
import { toContractError } from './problem';

const os = implement(contract);

/** The contract with its use cases behind it. */
export const router = os.router({
  endpoints: {
    list: os.endpoints.list.handler(({ input }) => browseEndpoints(input, new Date())),
    facets: os.endpoints.facets.handler(({ input }) => browseFacets(input, new Date())),
    get: os.endpoints.get.handler(({ input }) => inspectEndpoint(input.id)),
  },
  apis: {
    list: os.apis.list.handler(({ input }) => browseApis(input)),
    suggestHosts: os.apis.suggestHosts.handler(async ({ input }) => ({
      suggestions: await suggestHostsFor(input.id),
    })),
    joinHost: os.apis.joinHost.handler(({ input }) => addHost(input.id, input.host, new Date())),
    listOverrides: os.apis.listOverrides.handler(({ input }) => listOverrides(input.id)),
    previewOverride: os.apis.previewOverride.handler(({ input: { id, ...override } }) =>
      previewOverride(id, override),
    ),
    addOverride: os.apis.addOverride.handler(({ input: { id, ...override } }) =>
      addOverride(id, override, new Date()),
    ),
    removeOverride: os.apis.removeOverride.handler(({ input }) =>
      removeOverride(input.id, input.overrideId, new Date()),
    ),
  },
  receipts: {
    list: os.receipts.list.handler(({ input }) => browseReceipts(input)),
    get: os.receipts.get.handler(({ input }) => getReceipt(input.id)),
  },
  demo: { fill: os.demo.fill.handler(async () => ({ receipts: (await fillDemo(new Date())).receipts })) },
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
