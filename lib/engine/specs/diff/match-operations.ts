import { templateKey } from '../path-template';
import type { DeclaredOperation } from '../walk-paths';

export interface MatchedOperations {
  pairs: { before: DeclaredOperation; after: DeclaredOperation }[];
  removed: DeclaredOperation[];
  added: DeclaredOperation[];
}

type KeyOf = (operation: DeclaredOperation) => string;

/** From the closest match to the loosest: as written, as read, and whatever the path parameters are called. */
const KEYS: readonly KeyOf[] = [
  ({ method, item }) => `${method} ${item.file.name} ${item.segments.join('/')}`,
  ({ method, template }) => `${method} ${template.path}`,
  ({ method, template }) => `${method} ${templateKey(template.path)}`,
];

/** By method and path. Whatever the order of paths: of several that are alike, those with equal pointers are paired. */
export function matchOperations(
  before: readonly DeclaredOperation[],
  after: readonly DeclaredOperation[],
): MatchedOperations {
  const pairs: MatchedOperations['pairs'] = [];
  let removed = before;
  let added = after;
  for (const keyOf of KEYS) {
    const open = Map.groupBy(added, keyOf);
    for (const list of open.values()) if (list.length > 1) list.sort(compareWritten);
    const taken = new Set<DeclaredOperation>();
    const left: DeclaredOperation[] = [];
    for (const list of Map.groupBy(removed, keyOf).values())
      for (const old of list.sort(compareWritten)) {
        const now = open.get(keyOf(old))?.shift();
        if (now) {
          taken.add(now);
          pairs.push({ before: old, after: now });
        } else left.push(old);
      }
    removed = left;
    added = added.filter((operation) => !taken.has(operation));
  }
  return { pairs, removed: [...removed], added: [...added] };
}

function compareWritten(a: DeclaredOperation, b: DeclaredOperation): number {
  const [one, other] = [a.segments.join('/'), b.segments.join('/')];
  return one < other ? -1 : Number(one > other);
}
