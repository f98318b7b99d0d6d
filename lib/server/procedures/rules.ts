import { requestJudging } from '@/lib/jobs/background-link';
import { findRules } from '@/lib/services/list-rules';
import { listRuleSettings, putRuleSetting } from '@/lib/services/rule-settings';
import { os } from './base';

export const rules = {
  list: os.rules.list.handler(({ input }) => ({ rules: findRules(input) })),
  settings: os.rules.settings.handler(async () => ({ settings: await listRuleSettings() })),
  set: os.rules.set.handler(async ({ input: { id, ...change }, context }) => {
    Object.assign(context.detail, change);
    const setting = await putRuleSetting({ rule: id, ...change });
    await requestJudging();
    return setting;
  }),
};
