import { z } from 'zod';
import { AssignmentRule, NewAssignmentRule } from '../assignment';
import { base, Id } from './base';

const Rules = z.object({ rules: z.array(AssignmentRule) });
const tags = ['Findings'];

export const assignments = {
  list: base
    .route({
      method: 'GET',
      path: '/assignment-rules',
      tags,
      summary: 'List the rules by which new findings are assigned, in their order',
    })
    .input(z.object({}))
    .output(Rules),
  add: base
    .route({
      method: 'POST',
      path: '/assignment-rules',
      tags,
      summary: 'Add a rule by which new findings are assigned, after the others',
      successStatus: 201,
    })
    .input(NewAssignmentRule)
    .output(AssignmentRule),
  order: base
    .route({
      method: 'PUT',
      path: '/assignment-rules/order',
      tags,
      summary: 'Put the assignment rules in another order: the first that fits holds',
    })
    .input(z.strictObject({ ids: z.array(z.number().int().positive()).max(200) }))
    .output(Rules),
  remove: base
    .route({ method: 'DELETE', path: '/assignment-rules/{id}', tags, summary: 'Remove an assignment rule' })
    .input(z.object({ id: Id }))
    .output(z.object({})),
  apply: base
    .route({
      method: 'POST',
      path: '/assignment-rules/apply',
      tags,
      summary: 'Assign by the rules what is nobody’s yet',
    })
    .input(z.strictObject({}))
    .output(z.object({ assigned: z.number().int() })),
};
