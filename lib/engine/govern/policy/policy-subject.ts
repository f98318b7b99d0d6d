import type { PolicyFieldName } from '@/lib/contracts/policy-fields';

/** A value of the inventory: `undefined` is what no evidence tells, `null` what is not there. */
export type PolicyValue = string | number | boolean | readonly string[] | null | undefined;

/** What a policy is held against. */
export interface PolicySubject {
  api: string;
  /** `METHOD /path`; `null` for an API. */
  endpoint: string | null;
  id: number | null;
  values: Readonly<Partial<Record<PolicyFieldName, PolicyValue>>>;
}
