import type { z } from 'zod';
import { UnreadableError } from './errors';
import { makeStorable } from './storable-text';

/** Page cursors are opaque to clients: a JSON value in base64url, checked when it comes back. */
export function encodeCursor(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

export function decodeCursor<T>(cursor: string, shape: z.ZodType<T>): T {
  try {
    return shape.parse(makeStorable(JSON.parse(Buffer.from(cursor, 'base64url').toString())));
  } catch {
    throw new UnreadableError('The cursor is not one that this list gave out. Start again without a cursor.');
  }
}
