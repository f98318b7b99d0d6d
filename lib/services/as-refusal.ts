import { isDatabaseLost } from '@/lib/data/lost-database';
import { AppError, UnavailableError } from './errors';

const RETRY_AFTER_S = 5;

/** An error as its sender should see it: a database that is away for a while is no fault of the request. */
export function asRefusal(error: unknown): unknown {
  if (error instanceof AppError || !isDatabaseLost(error)) return error;
  const refusal = new UnavailableError(
    'The database cannot be reached, or has no room; nothing was changed. Send the same again in a few seconds.',
    RETRY_AFTER_S,
  );
  refusal.cause = error;
  return refusal;
}
