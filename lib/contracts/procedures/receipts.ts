import { z } from 'zod';
import { Receipt } from '../receipt';
import { Text } from '../text';
import { base } from './base';

export const receipts = {
  list: base
    .route({ method: 'GET', path: '/receipts', tags: ['Imports'], summary: 'List receipts, newest first' })
    .input(
      z.object({
        limit: z.coerce.number().int().min(1).max(200).default(50),
        cursor: z.string().max(200).optional(),
      }),
    )
    .output(z.object({ receipts: z.array(Receipt), nextCursor: z.string().nullable() })),
  get: base
    .route({ method: 'GET', path: '/receipts/{id}', tags: ['Imports'], summary: 'Read a receipt' })
    .input(z.object({ id: Text.max(200) }))
    .output(Receipt),
};
