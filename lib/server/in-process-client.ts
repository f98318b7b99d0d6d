import 'server-only';
import { createRouterClient, onError } from '@orpc/server';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { mapError, router } from './http-api';

/** The API without HTTP, for Server Components: the same procedures, the same query keys as in the browser. */
export const inProcessQueries = createTanstackQueryUtils(
  createRouterClient(router, { context: {}, interceptors: [onError(mapError)] }),
);
