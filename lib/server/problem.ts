import { ORPCError } from '@orpc/server';
import { asRefusal } from '@/lib/services/as-refusal';
import {
  AppError,
  ConflictError,
  ForbiddenError,
  NotFoundError,
  UnauthenticatedError,
} from '@/lib/services/errors';
import { log } from './log';

/** RFC 9457. */
export interface Problem {
  type: 'about:blank';
  title: string;
  status: number;
  detail: string;
}

/** A use case's refusal as the contract's error; everything else is logged once and hidden. */
export function toContractError(thrown: unknown): unknown {
  const error = asRefusal(thrown);
  if (error instanceof ORPCError) return error;
  if (error instanceof NotFoundError) {
    return new ORPCError('NOT_FOUND', {
      status: 404,
      message: error.message,
      data: { kind: error.kind, id: error.id },
      defined: true,
    });
  }
  if (error instanceof ConflictError) {
    return new ORPCError('CONFLICT', {
      status: 409,
      message: error.message,
      data: { reason: error.message },
      defined: true,
    });
  }
  if (error instanceof UnauthenticatedError)
    return new ORPCError('UNAUTHORIZED', { status: 401, message: error.message, defined: true });
  if (error instanceof ForbiddenError)
    return new ORPCError('FORBIDDEN', { status: 403, message: error.message, defined: true });
  if (error instanceof AppError)
    return new ORPCError('UNREADABLE', { status: error.status, message: error.message });
  log.error('request failed', { error });
  return new ORPCError('INTERNAL_SERVER_ERROR', {
    message: 'Something failed on the server; nothing was changed. The log says more.',
  });
}

/** The same for handlers outside the contract. */
export function toProblemResponse(thrown: unknown): Response {
  const error = asRefusal(thrown);
  const isExpected = error instanceof AppError;
  if (!isExpected) log.error('request failed', { error });
  else if (error !== thrown) log.warn('request refused', { error: thrown });
  const status = isExpected ? error.status : 500;
  const detail = isExpected
    ? error.message
    : 'Something failed on the server; nothing was changed. The log says more.';
  const headers: Record<string, string> = { 'content-type': 'application/problem+json' };
  const seconds = isExpected ? error.retryAfterSeconds : undefined;
  if (seconds !== undefined) headers['retry-after'] = String(seconds);
  return new Response(
    JSON.stringify({ type: 'about:blank', title: titleOf(status), status, detail } satisfies Problem),
    { status, headers },
  );
}

/** What a status means, in words. */
export function titleOf(status: number): string {
  const titles: Record<number, string> = {
    401: 'Sign in first',
    403: 'Not allowed',
    404: 'Not found',
    409: 'Conflict',
    422: 'Unreadable',
    429: 'Busy',
    503: 'Not available',
  };
  return titles[status] ?? (status < 500 ? 'Refused' : 'Server error');
}
