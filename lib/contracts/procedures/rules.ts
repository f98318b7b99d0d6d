import { z } from 'zod';
import { RuleInfo } from '../rule';
import { Text } from '../text';
import { base } from './base';

export const rules = {
  list: base
    .route({
      method: 'GET',
      path: '/rules',
      tags: ['Rules'],
      summary: 'List rules, by id',
      description:
        'What each rule detects, why it matters, when exactly it fires, how it is fixed and what clears it.',
    })
    .input(
      z.object({
        /** Words that must all occur in id or title. */
        q: Text.max(200).optional(),
        limit: z.coerce.number().int().min(1).max(200).default(200),
      }),
    )
    .output(z.object({ rules: z.array(RuleInfo) })),
};
