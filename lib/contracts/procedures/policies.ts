import { z } from 'zod';
import {
  PolicyDetail,
  PolicyException,
  PolicyExemption,
  PolicyRow,
  PolicyText,
  TriedPolicy,
} from '../policy';
import { base, Id } from './base';

const tags = ['Governance'];
const WithText = z.strictObject({ text: PolicyText });
const ExceptionPath = z.object({ id: Id, exception: Id });

export const policies = {
  list: base
    .route({ method: 'GET', path: '/policies', tags, summary: 'List the policies and how they stand' })
    .input(z.object({}))
    .output(z.object({ policies: z.array(PolicyRow) })),
  get: base
    .route({
      method: 'GET',
      path: '/policies/{id}',
      tags,
      summary: 'Read a policy: what fails it, what evidence cannot tell, and its exceptions',
    })
    .input(z.object({ id: Id }))
    .output(PolicyDetail),
  try: base
    .route({
      method: 'POST',
      path: '/policies/try',
      tags,
      summary: 'Hold a policy against the inventory without keeping it',
    })
    .input(WithText)
    .output(TriedPolicy),
  add: base
    .route({ method: 'POST', path: '/policies', tags, summary: 'Add a policy', successStatus: 201 })
    .input(WithText)
    .output(PolicyDetail),
  change: base
    .route({
      method: 'PUT',
      path: '/policies/{id}',
      tags,
      summary: 'Change a policy; refused when somebody changed it since `version`',
    })
    .input(WithText.extend({ id: Id, version: z.number().int().positive() }))
    .output(PolicyDetail),
  remove: base
    .route({
      method: 'DELETE',
      path: '/policies/{id}',
      tags,
      summary: 'Remove a policy, with its exceptions and the record of how it stood',
    })
    .input(z.object({ id: Id }))
    .output(z.object({})),
  ask: base
    .route({
      method: 'POST',
      path: '/policies/{id}/exceptions',
      tags,
      summary: 'Ask that something be let off from a policy until a day',
      successStatus: 201,
    })
    .input(PolicyExemption.extend({ id: Id }))
    .output(z.object({ id: z.number().int() })),
  decide: base
    .route({
      method: 'POST',
      path: '/policies/{id}/exceptions/{exception}/decision',
      tags,
      summary: 'Approve or reject what somebody else asked for',
    })
    .input(ExceptionPath.extend({ verdict: z.enum(['approved', 'rejected']) }))
    .output(PolicyException),
  withdraw: base
    .route({
      method: 'POST',
      path: '/policies/{id}/exceptions/{exception}/withdrawal',
      tags,
      summary: 'Take back what one asked for oneself',
    })
    .input(ExceptionPath)
    .output(PolicyException),
};
