import { ORPCError } from '@orpc/client';

/** Whether what was asked for is not there (any more). */
export function isGone(error: unknown): boolean {
  return error instanceof ORPCError && error.status === 404;
}
