import { browsePolicies, inspectPolicy, tryPolicy } from '@/lib/services/policies/browse-policies';
import { changePolicy, createPolicy, removePolicy } from '@/lib/services/policies/change-policies';
import {
  askPolicyException,
  decideOnPolicyException,
  withdrawPolicyException,
} from '@/lib/services/policies/policy-exceptions';
import { readOnePolicy } from '@/lib/services/policies/read-policies';
import { actorOf } from './actor-of';
import { os } from './base';

export const policies = {
  list: os.policies.list.handler(async () => ({ policies: await browsePolicies(new Date()) })),
  get: os.policies.get.handler(({ input }) => inspectPolicy(input.id, new Date())),
  try: os.policies.try.handler(({ input }) => tryPolicy(input.text, new Date())),
  add: os.policies.add.handler(async ({ input, context }) => {
    const now = new Date();
    const policy = readOnePolicy(input.text);
    const id = await createPolicy(policy, actorOf(context).name, now);
    Object.assign(context.detail, { name: policy.name });
    return inspectPolicy(id, now);
  }),
  change: os.policies.change.handler(async ({ input: { id, text, version }, context }) => {
    const now = new Date();
    const policy = readOnePolicy(text);
    await changePolicy(id, { policy, version }, actorOf(context).name, now);
    Object.assign(context.detail, { name: policy.name });
    return inspectPolicy(id, now);
  }),
  remove: os.policies.remove.handler(async ({ input, context }) => {
    Object.assign(context.detail, { name: await removePolicy(input.id) });
    return {};
  }),
  ask: os.policies.ask.handler(({ input: { id, ...asked }, context }) => {
    Object.assign(context.detail, { api: asked.api, endpoint: asked.endpoint, until: asked.until });
    return askPolicyException(id, asked, actorOf(context), new Date());
  }),
  decide: os.policies.decide.handler(({ input: { id, exception, verdict }, context }) => {
    Object.assign(context.detail, { exception, verdict });
    return decideOnPolicyException({ policyId: id, id: exception }, verdict, actorOf(context), new Date());
  }),
  withdraw: os.policies.withdraw.handler(({ input: { id, exception }, context }) => {
    Object.assign(context.detail, { exception });
    return withdrawPolicyException({ policyId: id, id: exception }, actorOf(context), new Date());
  }),
};
