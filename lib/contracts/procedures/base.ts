import { oc } from '@orpc/contract';
import { z } from 'zod';

/** A positive whole number in a path or a query. */
export const Id = z.coerce.number().int().positive();

/** Every error is RFC 9457 problem+json; these are the ones a client can act on. */
export const base = oc.errors({
  INPUT_VALIDATION_FAILED: {
    status: 422,
    data: z.object({
      formErrors: z.array(z.string()),
      fieldErrors: z.record(z.string(), z.array(z.string())),
    }),
  },
  UNAUTHORIZED: { status: 401 },
  FORBIDDEN: { status: 403 },
  NOT_FOUND: { status: 404, data: z.object({ kind: z.string(), id: z.string() }) },
  CONFLICT: { status: 409, data: z.object({ reason: z.string() }) },
});
