import type { JsonObject } from '../json-value';
import type { Spot } from './spot';

/** One object of a schema, after its `$ref`; `allOf` makes several that hold together. */
export interface SchemaPart {
  readonly node: JsonObject;
  readonly spot: Spot;
}

/** A value and where it stands. */
export interface SchemaSource {
  readonly node: unknown;
  readonly spot: Spot;
}

export interface PropertyView {
  readonly name: string;
  /** Several when members of an `allOf` speak of the same property. */
  readonly sources: readonly SchemaSource[];
  readonly spot: Spot;
}

export interface UnionView {
  readonly kind: 'oneOf' | 'anyOf';
  readonly members: readonly SchemaSource[];
  readonly spot: Spot;
}

/** The edge of a range of numbers; `isExclusive` when the value itself is outside. */
export interface Limit {
  readonly value: number;
  readonly isExclusive: boolean;
}

/** Properties that are not named: all, none, or those that a schema allows. */
export type Rest = 'open' | 'closed' | readonly SchemaSource[];

/** What a schema says, in one form for all versions and spellings of it. */
export interface SchemaView {
  readonly spot: Spot;
  readonly parts: readonly SchemaPart[];
  /** The one value that it was made of; `undefined` when it joins several. */
  readonly single: SchemaSource | undefined;
  /** Whether nothing fits: the schema `false`. */
  readonly isNever: boolean;
  /** JSON types without `null`, sorted; `null` when any fits. */
  readonly types: readonly string[] | null;
  readonly isNullable: boolean;
  readonly format: string | undefined;
  readonly contentMediaType: string | undefined;
  readonly contentEncoding: string | undefined;
  /** Allowed values as JSON texts, without `null`, sorted; from `enum` and `const`. */
  readonly values: readonly string[] | null;
  readonly isConst: boolean;
  readonly minimum: Limit | undefined;
  readonly maximum: Limit | undefined;
  readonly properties: ReadonlyMap<string, PropertyView>;
  readonly required: ReadonlySet<string>;
  readonly isReadOnly: boolean;
  readonly isWriteOnly: boolean;
  readonly rest: Rest;
  readonly items: readonly SchemaSource[];
  readonly unions: readonly UnionView[];
}

/** The place of a keyword: where a part has it, else the schema's own. */
export function spotOf(view: SchemaView, ...keywords: readonly string[]): Spot {
  for (const { node, spot } of view.parts)
    for (const key of keywords) if (Object.hasOwn(node, key)) return { file: spot.file, parent: spot, key };
  return view.spot;
}

/** The values that the parts give a keyword. */
export function valuesOf(view: SchemaView, keyword: string): unknown[] {
  const values: unknown[] = [];
  for (const { node } of view.parts) if (Object.hasOwn(node, keyword)) values.push(node[keyword]);
  return values;
}
