import {
  applyAssignmentRules,
  browseAssignmentRules,
  makeAssignmentRule,
  orderAssignmentRules,
  removeAssignmentRule,
} from '@/lib/services/assignment-rules';
import { os } from './base';

export const assignments = {
  list: os.assignments.list.handler(async () => ({ rules: await browseAssignmentRules() })),
  add: os.assignments.add.handler(async ({ input, context }) => {
    const rule = await makeAssignmentRule(input);
    Object.assign(context.detail, rule);
    return rule;
  }),
  order: os.assignments.order.handler(async ({ input, context }) => {
    Object.assign(context.detail, { ids: input.ids });
    return { rules: await orderAssignmentRules(input.ids) };
  }),
  remove: os.assignments.remove.handler(async ({ input }) => {
    await removeAssignmentRule(input.id);
    return {};
  }),
  apply: os.assignments.apply.handler(async ({ context }) => {
    const assigned = await applyAssignmentRules(new Date());
    Object.assign(context.detail, { assigned });
    return { assigned };
  }),
};
