import { ORPCError } from '@orpc/client';
import { QueryClient } from '@tanstack/react-query';

const MAX_RETRIES = 2;

/**
 * A refusal (4xx) stays a refusal: only faults of the network or the server are tried again, and not while a page is
 * rendered on the server, which would wait for it.
 */
function isWorthRetrying(failures: number, error: unknown): boolean {
  if (typeof window === 'undefined') return false;
  if (error instanceof ORPCError && error.status < 500) return false;
  return failures < MAX_RETRIES;
}

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 30_000, refetchOnWindowFocus: false, retry: isWorthRetrying },
    },
  });
}
