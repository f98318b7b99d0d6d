import { ORPCError } from '@orpc/client';

/** What went wrong, in words for the person who waits, and what to do about it. */
export interface Failure {
  reason: string;
  remedy: string;
}

export function describeFailure(error: unknown): Failure {
  if (!(error instanceof ORPCError)) {
    return {
      reason: 'The server did not answer.',
      remedy: 'See whether Gnomon is still running and your network is up, then retry.',
    };
  }
  if (error.status === 403)
    return { reason: error.message, remedy: 'Ask an administrator if you should be able to.' };
  if (error.status === 404)
    return { reason: 'It is not there any more.', remedy: 'Go back to the inventory and look again.' };
  if (error.status === 409)
    return { reason: conflictReason(error), remedy: 'Reload to see the present state, then decide again.' };
  if (error.status === 422)
    return {
      reason: `The server refused the request: ${inputReason(error)}`,
      remedy: 'Correct it and retry.',
    };
  if (error.status === 429)
    return { reason: 'The server is busy and asks to wait.', remedy: 'Retry in a few seconds.' };
  return {
    reason: `The server failed (${error.status}): ${error.message}`,
    remedy: 'Retry; if it fails again, the server’s log says why.',
  };
}

function conflictReason(error: ORPCError<string, unknown>): string {
  const data = error.data as { reason?: string } | undefined;
  return data?.reason ?? error.message;
}

function inputReason(error: ORPCError<string, unknown>): string {
  const data = error.data as { formErrors?: string[]; fieldErrors?: Record<string, string[]> } | undefined;
  const fields = Object.entries(data?.fieldErrors ?? {}).map(
    ([field, messages]) => `${field}: ${messages.join(', ')}`,
  );
  const all = [...(data?.formErrors ?? []), ...fields];
  return all.length > 0 ? all.join('; ') : error.message;
}
