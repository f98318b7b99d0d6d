import { ORPCError } from '@orpc/client';
import { describeFailure } from '@/lib/client/failure';

/** The server's own sentence for a refusal; ours when it did not answer or found a field wrong. */
export function reasonOf(error: unknown): string {
  const isOwnWords =
    error instanceof ORPCError && error.code !== 'INPUT_VALIDATION_FAILED' && error.status < 500;
  return isOwnWords ? error.message : describeFailure(error).reason;
}
