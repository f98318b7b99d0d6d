import { isObject, type JsonObject, own, stringsOf } from '../json-value';
import type { WorkBudget } from '../work-budget';
import { add } from './compare-values';
import type { PairTools } from './own-change';
import type { SchemaSource, SchemaView, UnionView } from './schema-view';
import { fromTo } from './short-value';

export interface UnionTools extends PairTools {
  budget: WorkBudget;
  isSame: (before: SchemaSource, after: SchemaSource) => boolean;
  offer: (before: SchemaSource, after: SchemaSource) => void;
}

/** Compares choices. True when one side has moved into a choice whole, so that nothing else is worth a comparison. */
export function compareUnions(tools: UnionTools): boolean {
  const { before, after } = tools;
  const count = Math.max(before.unions.length, after.unions.length);
  let isWrapped = false;
  for (let index = 0; index < count; index++) {
    const old = before.unions[index];
    const now = after.unions[index];
    if (old && now) compareTwo(tools, old, now);
    else if (now) isWrapped = compareOne(tools, now, before, 'set') || isWrapped;
    else if (old) isWrapped = compareOne(tools, old, after, 'unset') || isWrapped;
  }
  return isWrapped;
}

function compareTwo(tools: UnionTools, old: UnionView, now: UnionView): void {
  const name = nameOf(now);
  if (old.kind !== now.kind)
    tools.into.keywords.push({
      name: now.kind === 'anyOf' ? 'one-of-became-any-of' : 'any-of-became-one-of',
      detail: '',
      before: old.spot,
      after: now.spot,
    });
  const { pairs, removed, added } = matchMembers(tools, old.members, now.members);
  for (const [from, to] of pairs) tools.offer(from, to);
  for (const member of removed)
    tools.into.keywords.push({
      name: `${nameOf(old)}-removed`,
      detail: labelOf(member),
      before: member.spot,
      after: now.spot,
    });
  for (const member of added)
    tools.into.keywords.push({
      name: `${name}-added`,
      detail: labelOf(member),
      before: old.spot,
      after: member.spot,
    });
}

/** `other`: the side without the choice. What it was may be one of the choices now, or hold beside them. */
function compareOne(tools: UnionTools, union: UnionView, other: SchemaView, move: 'set' | 'unset'): boolean {
  const name = nameOf(union);
  const isSet = move === 'set';
  const { single } = other;
  const isMember = (member: SchemaSource): boolean =>
    single !== undefined && (isSet ? tools.isSame(single, member) : tools.isSame(member, single));
  if (union.members.some(isMember)) {
    for (const member of union.members) {
      if (isMember(member)) continue;
      const before = isSet ? other.spot : member.spot;
      const after = isSet ? member.spot : other.spot;
      const change = isSet ? (`${name}-added` as const) : (`${name}-removed` as const);
      tools.into.keywords.push({ name: change, detail: labelOf(member), before, after });
    }
    return true;
  }
  const whole = isSet ? tools.after : tools.before;
  const holdsBeside = whole.types !== null || whole.properties.size > 0;
  if (other.types === null || holdsBeside) {
    add(tools, `${name}-${move}`, '', [union.kind]);
    return false;
  }
  add(tools, isSet ? `wrapped-in-${name}` : `unwrapped-from-${name}`, '', [union.kind]);
  return true;
}

interface Matched {
  pairs: (readonly [SchemaSource, SchemaSource])[];
  removed: SchemaSource[];
  added: SchemaSource[];
}

/** Members that say the same, then those of one name, of one type without a name, and the only one left on either side. */
function matchMembers(
  { isSame, budget }: UnionTools,
  before: readonly SchemaSource[],
  after: readonly SchemaSource[],
): Matched {
  budget.spend(before.length * after.length);
  const pairs: Matched['pairs'] = [];
  const match = (
    olds: readonly SchemaSource[],
    news: SchemaSource[],
    fits: (old: SchemaSource, now: SchemaSource) => boolean,
    keep: boolean,
  ): SchemaSource[] =>
    olds.filter((old) => {
      const at = news.findIndex((now) => fits(old, now));
      if (at < 0) return true;
      const [now] = news.splice(at, 1);
      if (keep && now) pairs.push([old, now]);
      return false;
    });
  const added = [...after];
  const named = (old: SchemaSource, now: SchemaSource): boolean =>
    nameOfMember(old) !== undefined && nameOfMember(old) === nameOfMember(now);
  let removed = match(before, added, (old, now) => named(old, now) && isSame(old, now), false);
  removed = match(removed, added, isSame, false);
  removed = match(removed, added, named, true);
  removed = match(removed, added, isNamelessAlike, true);
  if (removed.length === 1 && added.length === 1) removed = match(removed, added, () => true, true);
  return { pairs, removed, added };
}

function isNamelessAlike(old: SchemaSource, now: SchemaSource): boolean {
  if (nameOfMember(old) !== undefined || nameOfMember(now) !== undefined) return false;
  return isObject(old.node) && isObject(now.node) && typesOf(old.node) === typesOf(now.node);
}

function typesOf({ type }: JsonObject): string {
  const types = typeof type === 'string' ? [type] : stringsOf(type);
  return types
    .filter((name) => name !== 'null')
    .sort()
    .join();
}

function nameOfMember({ node }: SchemaSource): string | undefined {
  if (!isObject(node)) return undefined;
  if (typeof node.$ref === 'string') return node.$ref.slice(node.$ref.lastIndexOf('/') + 1);
  const title = own(node, 'title');
  return typeof title === 'string' ? title : undefined;
}

function labelOf(member: SchemaSource): string {
  return fromTo(undefined, nameOfMember(member) ?? member.node).replace(/^to /, '');
}

function nameOf({ kind }: UnionView): 'one-of' | 'any-of' {
  return kind === 'oneOf' ? 'one-of' : 'any-of';
}
