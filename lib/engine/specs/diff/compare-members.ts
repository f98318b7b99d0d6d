import { stringsOf } from '../json-value';
import { add, keywordOf } from './compare-values';
import type { MemberChange, MemberEvent, PairTools } from './own-change';
import type { PropertyView, SchemaView } from './schema-view';
import type { SchemaViews } from './schema-views';
import type { Spot } from './spot';

export interface MemberTools extends PairTools {
  beforeViews: SchemaViews;
  afterViews: SchemaViews;
  /** Takes two schemas inside that may differ. */
  offer: (child: PropertyPair) => void;
}

export interface PropertyPair {
  before: PropertyView;
  after: PropertyView;
  isReadOnly: boolean;
  isWriteOnly: boolean;
}

/** Compares the properties of two objects by name. */
export function compareProperties(tools: MemberTools): void {
  const { before, after, beforeViews, afterViews, offer } = tools;
  for (const [name, old] of before.properties) {
    const oldView = beforeViews.viewOfAll(old.sources);
    const now = after.properties.get(name);
    const wasRequired = before.required.has(name);
    if (!now) {
      push(tools, 'removed', name, { isRequired: wasRequired, view: oldView, before: old.spot, after: null });
      continue;
    }
    const view = afterViews.viewOfAll(now.sources);
    const isRequired = after.required.has(name);
    const told = { isRequired, view, before: old.spot, after: now.spot };
    if (wasRequired !== isRequired)
      push(tools, isRequired ? 'became-required' : 'became-optional', name, told);
    if (oldView.isReadOnly !== view.isReadOnly)
      push(tools, view.isReadOnly ? 'became-read-only' : 'became-not-read-only', name, {
        ...told,
        view: undefined,
      });
    if (oldView.isWriteOnly !== view.isWriteOnly)
      push(tools, view.isWriteOnly ? 'became-write-only' : 'became-not-write-only', name, {
        ...told,
        view: undefined,
      });
    const isReadOnly = oldView.isReadOnly && view.isReadOnly;
    offer({ before: old, after: now, isReadOnly, isWriteOnly: oldView.isWriteOnly && view.isWriteOnly });
  }
  for (const [name, now] of after.properties) {
    if (before.properties.has(name)) continue;
    const view = afterViews.viewOfAll(now.sources);
    push(tools, 'added', name, {
      isRequired: after.required.has(name),
      view,
      before: null,
      after: now.spot,
    });
  }
  compareRequired(tools);
}

/** Names that are required and described nowhere. */
function compareRequired(tools: MemberTools): void {
  const { before, after } = tools;
  const isBare = (name: string): boolean => !before.properties.has(name) && !after.properties.has(name);
  const told = { isRequired: true, view: undefined, before: before.spot, after: after.spot };
  for (const name of after.required)
    if (!before.required.has(name) && isBare(name)) push(tools, 'became-required', name, told);
  for (const name of before.required)
    if (!after.required.has(name) && isBare(name))
      push(tools, 'became-optional', name, { ...told, isRequired: false });
}

interface Told {
  isRequired: boolean;
  view: SchemaView | undefined;
  before: Spot | null;
  after: Spot | null;
}

function push({ after, into }: MemberTools, event: MemberEvent, name: string, told: Told): void {
  const { view, ...rest } = told;
  const change: MemberChange = {
    event,
    name,
    ...rest,
    hasDefault: view !== undefined && keywordOf(view, 'default') !== undefined,
    isClosed: after.rest === 'closed',
    isReadOnly: view?.isReadOnly === true,
    isWriteOnly: view?.isWriteOnly === true,
  };
  into.members.push(change);
}

/** Compares which properties that are not named may be there, and which names call for others. */
export function compareRest(tools: PairTools): void {
  const [old, now] = [kindOf(tools.before), kindOf(tools.after)];
  const keys = ['additionalProperties'];
  if (old !== now) {
    if (now === 'closed') add(tools, 'additional-properties-forbidden', '', keys);
    else if (old === 'closed') add(tools, 'additional-properties-allowed', '', keys);
    else
      add(
        tools,
        now === 'open' ? 'additional-properties-freed' : 'additional-properties-restricted',
        '',
        keys,
      );
  }
  const keyword = 'dependentRequired';
  const [held, kept] = [keywordOf(tools.before, keyword), keywordOf(tools.after, keyword)];
  for (const name of namesOf(held, kept)) {
    const [was, is] = [listAt(held, name), listAt(kept, name)];
    if (was.join() === is.join()) continue;
    const change = was.length === 0 ? 'added' : is.length === 0 ? 'removed' : 'changed';
    add(tools, `dependent-required-${change}`, `for ${JSON.stringify(name)}`, [keyword]);
  }
}

function kindOf({ rest }: SchemaView): 'open' | 'closed' | 'schema' {
  return typeof rest === 'string' ? rest : 'schema';
}

function namesOf(...holders: readonly unknown[]): Set<string> {
  return new Set(holders.flatMap((holder) => Object.keys(Object(holder))));
}

function listAt(holder: unknown, name: string): string[] {
  const object: object = Object(holder);
  return Object.hasOwn(object, name) ? stringsOf((object as Record<string, unknown>)[name]).sort() : [];
}
