/** A use case's expected refusal. One place maps these to problem+json. */
export abstract class AppError extends Error {
  abstract readonly status: number;
  /** Set when the same request may succeed after this time. */
  readonly retryAfterSeconds: number | undefined;
}

export class NotFoundError extends AppError {
  readonly status = 404;
  readonly kind: string;
  readonly id: string;

  constructor(kind: string, id: string | number) {
    super(`There is no ${kind} ${id}.`);
    this.kind = kind;
    this.id = String(id);
  }
}

/** Nobody, as far as the request shows. */
export class UnauthenticatedError extends AppError {
  readonly status = 401;
}

/** Somebody who may not. */
export class ForbiddenError extends AppError {
  readonly status = 403;
}

/** The request is understood and cannot hold in the present state. */
export class ConflictError extends AppError {
  readonly status = 409;
}

/** The upload cannot be read: says what, where and what to do. */
export class UnreadableError extends AppError {
  readonly status = 422;
}

/** A value that means nothing here: says which, and what would do. */
export class UnusableError extends AppError {
  readonly status = 422;
}

/** More work than can be taken now; the sender should come back. */
export class BusyError extends AppError {
  readonly status = 429;
  override readonly retryAfterSeconds: number;

  constructor(message: string, retryAfterSeconds: number) {
    super(message);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Something outside that the work needs is not there: says what, and how to get it. */
export class UnavailableError extends AppError {
  readonly status = 503;
  override readonly retryAfterSeconds: number | undefined;

  constructor(message: string, retryAfterSeconds?: number) {
    super(message);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
