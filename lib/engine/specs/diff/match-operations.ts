import { templateKey } from '../path-template';
import type { DeclaredOperation } from '../walk-paths';

export interface MatchedOperations {
  pairs: { before: DeclaredOperation; after: DeclaredOperation }[];
  removed: DeclaredOperation[];
  added: DeclaredOperation[];
}

/** By method and template; where names of path parameters differ, by the template without them. */
export function matchOperations(
  before: readonly DeclaredOperation[],
  after: readonly DeclaredOperation[],
): MatchedOperations {
  const exact = new Map<string, DeclaredOperation[]>();
  for (const operation of after) held(exact, exactKey(operation)).push(operation);
  const matched: MatchedOperations = { pairs: [], removed: [], added: [] };
  const taken = new Set<DeclaredOperation>();
  const pair = (old: DeclaredOperation, now: DeclaredOperation): void => {
    taken.add(now);
    matched.pairs.push({ before: old, after: now });
  };
  const left = before.filter((old) => {
    const now = exact.get(exactKey(old))?.shift();
    if (now) pair(old, now);
    return !now;
  });
  const alike = new Map<string, DeclaredOperation[]>();
  for (const operation of after) if (!taken.has(operation)) held(alike, looseKey(operation)).push(operation);
  for (const old of left) {
    const now = alike.get(looseKey(old))?.shift();
    if (now) pair(old, now);
    else matched.removed.push(old);
  }
  matched.added = after.filter((operation) => !taken.has(operation));
  return matched;
}

function held<T>(lists: Map<string, T[]>, key: string): T[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

function exactKey({ method, template }: DeclaredOperation): string {
  return `${method} ${template.path}`;
}

function looseKey({ method, template }: DeclaredOperation): string {
  return `${method} ${templateKey(template.path)}`;
}
