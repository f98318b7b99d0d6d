import type { DeclaredOperation } from '../walk-paths';
import type { WorkBudget } from '../work-budget';
import type { ChangeList, Subject } from './change-list';
import type { Revision } from './revision';
import type { Sameness } from './sameness';
import type { SchemaPairs } from './schema-pairs';

/** What every comparison of a part needs. */
export interface Comparison {
  readonly before: Revision;
  readonly after: Revision;
  readonly sameness: Sameness;
  readonly pairs: SchemaPairs;
  readonly changes: ChangeList;
  readonly budget: WorkBudget;
  readonly now: Date;
}

/** An operation in both revisions. */
export interface OperationPair {
  readonly comparison: Comparison;
  readonly subject: Subject;
  readonly before: DeclaredOperation;
  readonly after: DeclaredOperation;
}
