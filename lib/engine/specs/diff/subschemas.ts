import { isObject, own } from '../json-value';
import { add } from './compare-values';
import type { Polarity } from './law';
import type { PairTools } from './own-change';
import type { SchemaChangeName } from './schema-changes';
import type { SchemaSource, SchemaView } from './schema-view';
import { below } from './spot';

interface Subschema {
  keyword: string;
  added: SchemaChangeName;
  removed: SchemaChangeName;
  polarity: Polarity;
  step: string;
}

const SINGLE: readonly Subschema[] = [
  { keyword: 'not', added: 'not-added', removed: 'not-removed', polarity: 'reversed', step: '' },
  { keyword: 'if', added: 'if-added', removed: 'if-removed', polarity: 'undecided', step: '' },
  { keyword: 'then', added: 'then-added', removed: 'then-removed', polarity: 'undecided', step: '' },
  { keyword: 'else', added: 'else-added', removed: 'else-removed', polarity: 'undecided', step: '' },
  {
    keyword: 'contains',
    added: 'contains-added',
    removed: 'contains-removed',
    polarity: 'undecided',
    step: '[]',
  },
  {
    keyword: 'propertyNames',
    added: 'property-names-added',
    removed: 'property-names-removed',
    polarity: 'same',
    step: '',
  },
  {
    keyword: 'unevaluatedItems',
    added: 'unevaluated-items-added',
    removed: 'unevaluated-items-removed',
    polarity: 'same',
    step: '[]',
  },
  {
    keyword: 'unevaluatedProperties',
    added: 'unevaluated-properties-added',
    removed: 'unevaluated-properties-removed',
    polarity: 'same',
    step: '{}',
  },
  {
    keyword: 'contentSchema',
    added: 'content-schema-added',
    removed: 'content-schema-removed',
    polarity: 'same',
    step: '',
  },
];
const KEYED: readonly Subschema[] = [
  {
    keyword: 'patternProperties',
    added: 'pattern-property-added',
    removed: 'pattern-property-removed',
    polarity: 'same',
    step: '{}',
  },
  {
    keyword: 'dependentSchemas',
    added: 'dependent-schema-added',
    removed: 'dependent-schema-removed',
    polarity: 'same',
    step: '',
  },
  {
    keyword: 'prefixItems',
    added: 'prefix-items-added',
    removed: 'prefix-items-removed',
    polarity: 'same',
    step: '[]',
  },
];

export type OfferSubschema = (
  before: readonly SchemaSource[],
  after: readonly SchemaSource[],
  step: string,
  polarity: Polarity,
) => void;

/** Compares what stands under the keywords that hold other schemas, but for properties, items and unions. */
export function compareSubschemas(tools: PairTools, offer: OfferSubschema): void {
  for (const { keyword, added, removed, polarity, step } of SINGLE) {
    const old = singles(tools.before, keyword);
    const now = singles(tools.after, keyword);
    if (old.length > 0 && now.length > 0) offer(old, now, step, polarity);
    else if (old.length !== now.length) add(tools, old.length === 0 ? added : removed, '', [keyword]);
  }
  for (const { keyword, added, removed, polarity, step } of KEYED) {
    const old = keyed(tools.before, keyword);
    const now = keyed(tools.after, keyword);
    for (const [name, source] of old) {
      const match = now.get(name);
      if (match) offer([source], [match], step, polarity);
      else add(tools, removed, JSON.stringify(name), [keyword]);
    }
    for (const name of now.keys()) if (!old.has(name)) add(tools, added, JSON.stringify(name), [keyword]);
  }
}

/** A schema that allows everything says nothing, and counts as absent. */
function singles(view: SchemaView, keyword: string): SchemaSource[] {
  const sources: SchemaSource[] = [];
  for (const { node, spot } of view.parts) {
    const value = own(node, keyword);
    if (value === false || (isObject(value) && Object.keys(value).length > 0))
      sources.push({ node: value, spot: below(spot, keyword) });
  }
  return sources;
}

/** Members by name; those of a list by index. `items: [...]` is what 3.0's successors call `prefixItems`. */
function keyed(view: SchemaView, keyword: string): Map<string, SchemaSource> {
  const sources = new Map<string, SchemaSource>();
  for (const { node, spot } of view.parts) {
    const isOldTuple = keyword === 'prefixItems' && Array.isArray(node.items);
    const held = isOldTuple ? node.items : own(node, keyword);
    if (typeof held !== 'object' || held === null) continue;
    const place = below(spot, isOldTuple ? 'items' : keyword);
    for (const [name, member] of Object.entries(held))
      if (!sources.has(name)) sources.set(name, { node: member, spot: below(place, name) });
  }
  return sources;
}
