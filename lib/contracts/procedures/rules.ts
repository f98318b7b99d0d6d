import { z } from 'zod';
import { RuleId, RuleInfo, RuleSetting } from '../rule';
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
  settings: base
    .route({
      method: 'GET',
      path: '/rule-settings',
      tags: ['Rules'],
      summary: 'List what was changed of the rules, the deployment before APIs',
    })
    .input(z.object({}))
    .output(z.object({ settings: z.array(RuleSetting) })),
  set: base
    .route({
      method: 'PUT',
      path: '/rules/{id}/setting',
      tags: ['Rules'],
      summary: 'Switch a rule, or set its severity and numbers, for the deployment or for one API',
      description:
        'Replaces what was set; with nothing set the rule is as it comes again. What it concerns is judged again within a minute.',
    })
    .input(RuleSetting.omit({ rule: true }).extend({ id: RuleId }))
    .output(RuleSetting),
};
