import type { DemoApi, DemoOperation, Security } from '../demo-api';

/** One revision as the writers see it. */
export interface RevisionView {
  api: DemoApi;
  /** From 1. */
  number: number;
  version: string;
  nowMs: number;
}

export function documentedOperations({ api, number }: Pick<RevisionView, 'api' | 'number'>): DemoOperation[] {
  return api.operations.filter(
    ({ since, until }) => since > 0 && since <= number && (until ?? number) >= number,
  );
}

export function isDeprecated(operation: DemoOperation, revision: number): boolean {
  return operation.deprecatedSince !== undefined && operation.deprecatedSince <= revision;
}

/** Calendar day of the sunset, where a date is set. */
export function sunsetDay(operation: DemoOperation, nowMs: number): string | undefined {
  if (operation.sunsetInDays === undefined) return undefined;
  return new Date(nowMs + operation.sunsetInDays * 86_400_000).toISOString().slice(0, 10);
}

/** What the operation asks for in that revision, the API's own where it says nothing. */
export function securityOf(operation: DemoOperation, api: DemoApi, revision: number): Security {
  const { security } = operation;
  return (typeof security === 'function' ? security(revision) : security) ?? api.security;
}
