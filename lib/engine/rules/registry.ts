import { unauthenticatedEndpoint } from './auth-01-unauthenticated-endpoint';
import { writeOperationUnsecured } from './auth-04-write-operation-unsecured';
import { errorsUndocumented } from './cfg-07-errors-undocumented';
import { shadowEndpoint } from './inv-01-shadow-endpoint';
import type { Rule } from './rule';

/** Every rule of the catalogue, in its order. */
export const RULES: readonly Rule[] = [
  shadowEndpoint,
  unauthenticatedEndpoint,
  writeOperationUnsecured,
  errorsUndocumented,
];

const BY_ID = new Map(RULES.map((rule) => [rule.id, rule]));

export function findRule(id: string): Rule | null {
  return BY_ID.get(id) ?? null;
}
