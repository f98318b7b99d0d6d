import { z } from 'zod';
import { AuditEvent } from '../account';
import { Text } from '../text';
import { base } from './base';

export const audit = {
  list: base
    .route({ method: 'GET', path: '/audit', tags: ['Audit'], summary: 'List what was done, newest first' })
    .input(
      z.object({
        q: Text.max(200).optional(),
        limit: z.coerce.number().int().min(1).max(200).default(50),
        cursor: z
          .string()
          .regex(/^\d{1,19}$/)
          .optional(),
      }),
    )
    .output(z.object({ events: z.array(AuditEvent), nextCursor: z.string().nullable() })),
};
