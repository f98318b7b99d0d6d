import { findRules } from '@/lib/services/list-rules';
import { os } from './base';

export const rules = {
  list: os.rules.list.handler(({ input }) => ({ rules: findRules(input) })),
};
