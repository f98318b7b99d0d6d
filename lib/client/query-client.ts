import { ORPCError } from '@orpc/client';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';

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

/** The session has ended: the page is left for signing in, which comes back to it. */
function signInAgain(error: unknown): void {
  if (typeof window === 'undefined' || !(error instanceof ORPCError) || error.status !== 401) return;
  if (location.pathname === '/sign-in') return;
  location.assign(`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`);
}

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: signInAgain }),
    mutationCache: new MutationCache({ onError: signInAgain }),
    defaultOptions: {
      queries: { staleTime: 30_000, refetchOnWindowFocus: false, retry: isWorthRetrying },
    },
  });
}
