import { isObject, own, stringsOf } from '../json-value';
import type { WorkBudget } from '../work-budget';
import type { PropertyView, Rest, SchemaPart, SchemaSource } from './schema-view';
import { below } from './spot';

export function listProperties(
  parts: readonly SchemaPart[],
  budget: WorkBudget,
): ReadonlyMap<string, PropertyView> {
  const properties = new Map<string, PropertyView>();
  for (const { node, spot } of parts) {
    const declared = own(node, 'properties');
    if (!isObject(declared)) continue;
    const names = Object.keys(declared);
    budget.spend(names.length);
    const place = below(spot, 'properties');
    for (const name of names) {
      const source: SchemaSource = { node: declared[name], spot: below(place, name) };
      const held = properties.get(name);
      properties.set(
        name,
        held
          ? { ...held, sources: [...held.sources, source] }
          : { name, sources: [source], spot: source.spot },
      );
    }
  }
  return properties;
}

/** In 2.0 form fields `required` is a flag of the parameter, not a list. */
export function listRequired(parts: readonly SchemaPart[]): ReadonlySet<string> {
  return new Set(parts.flatMap(({ node }) => stringsOf(own(node, 'required'))));
}

/** Of several parts the closed one wins, then those with a schema. An empty schema allows everything. */
export function restOf(parts: readonly SchemaPart[]): Rest {
  const sources: SchemaSource[] = [];
  for (const { node, spot } of parts) {
    const rest = own(node, 'additionalProperties');
    if (rest === false) return 'closed';
    if (isObject(rest) && Object.keys(rest).length > 0)
      sources.push({ node: rest, spot: below(spot, 'additionalProperties') });
  }
  return sources.length > 0 ? sources : 'open';
}

export function listItems(parts: readonly SchemaPart[]): readonly SchemaSource[] {
  const sources: SchemaSource[] = [];
  for (const { node, spot } of parts) {
    const items = own(node, 'items');
    if (items === false || (isObject(items) && Object.keys(items).length > 0))
      sources.push({ node: items, spot: below(spot, 'items') });
  }
  return sources;
}
