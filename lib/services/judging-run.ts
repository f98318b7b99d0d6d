import type { RuleSetting } from '@/lib/contracts/rule';

/** What holds for every API of a slice of judging. */
export interface JudgingRun {
  settings: readonly RuleSetting[];
  /** Hosts that current specs of the estate name. */
  declaredHosts: readonly string[];
  now: Date;
}
